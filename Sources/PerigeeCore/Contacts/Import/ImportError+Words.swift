extension ImportError: ReportableError {
  package var code: String { "import" }

  package var message: String { mistakes.map(\.words).joined(separator: "\n") }
}

extension ImportError.Mistake {
  fileprivate var words: String {
    switch self {
    case .empty: "the file is empty; a CSV file with a header line was expected"
    case .spreadsheet: "this is a spreadsheet (XLSX), and CSV was expected; export it as CSV"
    case .binary: "this is no text, and CSV was expected"
    case .utf16: "this is UTF-16; import it with --encoding utf-16, or save it as UTF-8"
    case .noEmailColumn(let headers):
      "no column holds the email address; headers are \(enumerated(headers)). "
        + "Say which: --map \"\(headers.first ?? "Header")=email\""
    case .tooManyColumns(let count, let limit):
      "the file has \(grouped(count)) columns; at most \(limit) can be imported"
    case .sameTarget(let first, let second, let target):
      "the columns \"\(first)\" and \"\(second)\" would both be \(target); map one to another name: "
        + "--map \"\(second)=…\""
    case .mapForm(let text): "--map \(text) is not of the form \"Header=variable\""
    case .unknownHeader(let header, let suggestion, let headers):
      "--map names the header \"\(header)\", which the file does not have.\(didYouMean(suggestion)) "
        + "Headers: \(enumerated(headers))"
    case .variableName(let name):
      "\(name) is no name for a variable: lower-case letters, digits and _, first a letter, and none "
        + "of the reserved words"
    case .unreadableHeader(let fault): "the header line cannot be read: \(fault.words)"
    }
  }
}

extension CSVFault {
  package var words: String {
    switch self {
    case .unclosedQuote: "a quote is opened and never closed"
    case .textAfterQuote: "text stands behind a closing quote"
    case .invalidUTF8: "the row is not valid UTF-8"
    case .nul: "the row has a NUL byte"
    case .tooLong(let limit): "the row is longer than \(grouped(limit)) bytes"
    }
  }
}

extension ImportIssue.Reason {
  package var words: String {
    switch self {
    case .fault(let fault): fault.words
    case .tooManyFields(let count, let expected):
      "the row has \(count) fields, and the header \(expected)"
    case .missingFields(let count, let expected):
      "the row has \(count) fields, and the header \(expected); the missing ones are blank"
    case .address(let error): "\(error)"
    case .duplicate(let line): "the same address as on line \(line)"
    case .notANumber(let variable, let text):
      "\(variable) is \"\(text)\", and a number was expected"
    case .notADate(let variable, let text):
      "\(variable) is \"\(text)\", and a date such as 2026-11-24 was expected"
    case .unknownOwner(let owner):
      "the owner \"\(owner)\" is no sender of the team; the contact has no owner"
    case .unknownStatus(let status): "the status \"\(status)\" is unknown; it was left out"
    }
  }
}
