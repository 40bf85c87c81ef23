extension ImportError: ReportableError {
  package var code: String {
    switch self {
    case .noEmailColumn: "no_email_column"
    case .noHeader: "no_header"
    case .sameTarget: "same_variable"
    case .badOverride: "bad_mapping"
    case .badVariableName: "bad_variable_name"
    case .unknownHeader: "unknown_header"
    case .overrideTwice: "mapped_twice"
    case .tooManyColumns: "csv_columns"
    }
  }

  package var message: String {
    switch self {
    case .noEmailColumn(let headers, let line, let likely):
      "the file has no column of email addresses: line \(grouped(line)) was taken for the header, "
        + "since no line before the contacts names one. Columns: \(enumerated(headers)). "
        + remedy(headers, likely)
    case .noHeader(let line, let address):
      "the file has no header: line \(grouped(line)) was taken for it and has the address "
        + "\(address). Put a line above it that names the columns, such as email,first_name."
    case .sameTarget(let name, let headers):
      "\(headers.count) columns would become \(name): \(enumerated(headers)). "
        + sameTargetRemedy(headers)
    case .badOverride(let text):
      "the mapping \"\(text)\" cannot be read. Write it as \"Header=variable\"."
    case .badVariableName(let name, let suggestion):
      "\"\(name)\" cannot name a variable: a name is a small letter, then at most 62 small letters, "
        + "digits and _, and no word of Perigee or Lua. Write \(suggestion)."
    case .unknownHeader(let header, let suggestion, let headers):
      "the file has no column \"\(header)\".\(didYouMean(suggestion)) "
        + "Columns: \(enumerated(headers))."
    case .overrideTwice(let header):
      "the column \"\(header)\" is mapped twice. Map it once; where several columns have this "
        + "name, \"\(header)#2=variable\" is the second."
    case .tooManyColumns(let count, let limit):
      "the file has \(counted(count, "column")), and at most \(limit) can be imported. Say which "
        + "you need: --columns \"Email,First Name,Company\"; the others are left out."
    }
  }

  private func remedy(_ headers: [String], _ likely: Int?) -> String {
    guard let likely, headers.indices.contains(likely) else {
      return "Say which it is: --map \"Header=email\"."
    }
    let header = headers[likely]
    let same = headers[...likely].count { $0 == header }
    let isOnly = headers.count { $0 == header } == 1
    let name = header.isEmpty ? "#\(likely + 1)" : isOnly ? header : "\(header)#\(same)"
    return "Column \(likely + 1) of \(headers.count), \"\(header)\", looks like addresses: "
      + "--map \"\(name)=email\"."
  }

  private func sameTargetRemedy(_ headers: [String]) -> String {
    let isOneName = Set(headers.map { $0.lowercased() }).count == 1
    guard isOneName, let header = headers.first else {
      return "Rename one in the file, or map one: --map \"Header=variable\"."
    }
    return "Map all but one: --map \"\(header)#2=variable\" names the second, and "
      + "--map \"\(header)#2=\" leaves it out."
  }

  package var isUsage: Bool {
    switch self {
    case .noEmailColumn, .noHeader, .sameTarget, .tooManyColumns: false
    case .badOverride, .badVariableName, .unknownHeader, .overrideTwice: true
    }
  }
}
