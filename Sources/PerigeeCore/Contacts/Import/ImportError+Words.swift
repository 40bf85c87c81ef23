extension ImportError: ReportableError {
  package var code: String {
    switch self {
    case .noEmailColumn: "no_email_column"
    case .sameTarget: "same_variable"
    case .badOverride: "bad_mapping"
    case .badVariableName: "bad_variable_name"
    case .unknownHeader: "unknown_header"
    case .overrideTwice: "mapped_twice"
    }
  }

  package var message: String {
    switch self {
    case .noEmailColumn(let headers):
      "the file has no column of email addresses. Columns: \(enumerated(headers)). "
        + "Say which it is: --map \"Header=email\"."
    case .sameTarget(let name, let headers):
      "\(headers.count) columns would become \(name): \(enumerated(headers)). "
        + "Rename one in the file, or map one: --map \"Header=variable\"."
    case .badOverride(let text):
      "the mapping \"\(text)\" cannot be read. Write it as \"Header=variable\"."
    case .badVariableName(let name, let suggestion):
      "\"\(name)\" cannot name a variable: a name is a small letter, then at most 62 small letters, "
        + "digits and _, and no word of Perigee or Lua. Write \(suggestion)."
    case .unknownHeader(let header, let suggestion, let headers):
      "the file has no column \"\(header)\".\(didYouMean(suggestion)) "
        + "Columns: \(enumerated(headers))."
    case .overrideTwice(let header): "the column \"\(header)\" is mapped twice. Map it once."
    }
  }

  package var isUsage: Bool {
    switch self {
    case .noEmailColumn, .sameTarget: false
    case .badOverride, .badVariableName, .unknownHeader, .overrideTwice: true
    }
  }
}
