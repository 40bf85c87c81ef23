extension CSVError: ReportableError {
  package var code: String {
    switch self {
    case .empty: "csv_empty"
    case .workbook: "csv_workbook"
    case .binary: "csv_binary"
    case .utf16: "csv_utf16"
    case .tooManyColumns: "csv_columns"
    case .header: "csv_header"
    }
  }

  package var message: String {
    switch self {
    case .empty: "the file is empty. A CSV file begins with a header line that names its columns."
    case .workbook:
      "the file is an Excel workbook or another ZIP archive, not CSV. Save it as \"CSV UTF-8\" and "
        + "import that."
    case .binary:
      "the file is binary: its first line has control characters. Export it as CSV; if it is text "
        + "in UTF-16, import it with --encoding \(CSVEncoding.utf16.rawValue)."
    case .utf16(let encoding):
      "the file is UTF-16 and was to be read as \(encoding.rawValue). Import it with "
        + "--encoding \(CSVEncoding.utf16.rawValue)."
    case .tooManyColumns(let count, let limit):
      "the header has \(counted(count, "column")), and at most \(limit) can be read. Remove "
        + "columns; if it is one line only, look at the delimiter."
    case .header(.notUTF8):
      "the header line is not UTF-8. Import the file with "
        + "--encoding \(CSVEncoding.windows1252.rawValue), or save it as UTF-8."
    case .header(let fault): "the header line cannot be read: \(fault)."
    }
  }
}

extension CSVFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .textAfterQuote: "text follows a closing quote; write a quote inside a cell twice"
    case .unclosedQuote:
      "a quote is opened and not closed in the next \(grouped(CSVReader.longestRow)) bytes; write a "
        + "quote inside a cell twice"
    case .nul: "the row has a NUL byte"
    case .notUTF8: "the row is not UTF-8; save the file as UTF-8, or give its encoding"
    case .tooLong: "the row is longer than \(grouped(CSVReader.longestRow)) bytes"
    }
  }
}
