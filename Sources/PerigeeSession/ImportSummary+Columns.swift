import PerigeeCore

// What became of the file's columns, and what they said.
extension ImportSummary {
  private static let mostShown = 16

  /// Where the header was found, if not at the top.
  var headerText: String {
    guard skippedLines > 0 else { return "" }
    return "  the header is line \(grouped(headerLine)); "
      + "\(counted(skippedLines, "line")) above it \(skippedLines == 1 ? "is" : "are") left out\n"
  }

  /// Who is not to be written to, and which columns say so.
  var optOutText: String {
    guard optedOut + badData > 0 else { return "" }
    var parts: [String] = []
    if optedOut > 0 { parts.append("\(counted(optedOut, "contact")) opted out (do_not_contact)") }
    if badData > 0 {
      parts.append(
        "\(counted(badData, "contact")) with an address that takes no mail (bad_data)")
    }
    let columns = toldBy.isEmpty ? "" : ", told by \(enumerated(toldBy))"
    return "  \(parts.joined(separator: ", "))\(columns); none of them is written to\n"
  }

  /// The columns that were not taken as they are written.
  func columnsText(_ style: TextStyle) -> String {
    let surprising = columns.filter(\.isSurprising)
    guard !surprising.isEmpty else { return "" }
    var table = TextTable([("column", .left), ("becomes", .left)])
    for column in surprising.prefix(Self.mostShown) {
      table.add([column.header.onOneLine, column.variable ?? "(left out)"])
    }
    let more = surprising.count - Self.mostShown
    let rest = more > 0 ? "  … and \(grouped(more)) more; --format json lists them\n" : ""
    return table.text(style, indent: 2) + rest
  }

  func writeColumns(to json: inout JSONWriter) throws {
    json.key("columns")
    try json.array { json in
      for column in columns {
        try json.object { json in
          try json.member("header", column.header)
          try json.member("variable", column.variable)
          if let hint = column.hint { try json.member("says", hint.rawValue) }
        }
      }
    }
  }
}
