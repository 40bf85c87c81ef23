extension ImportIssue: CustomStringConvertible {
  package var description: String { "line \(line): \(reason)" }
}

extension ImportIssue.Reason {
  /// The reason of a warning, with what became of the row.
  package var warning: String {
    guard case .wrongKind = self else { return description }
    return "\(description). The value is left out, and the rest of the row is taken"
  }
}

extension ImportIssue.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let fault): fault.description
    case .tooManyCells(let count, let columns):
      "the row has \(counted(count, "cell")) and the header \(columns); put quotes around a cell "
        + "that has the delimiter in it"
    case .address(let error): error.description
    case .sameAddress(let line): "line \(line) has the same address; keep one of the two"
    case .footer: "the line is a report's footer and no contact"
    case .wrongKind(let kind, let variable, let value, let format):
      "\(variable) is declared \(kind.noun) and is \"\(shortened(value))\"; "
        + kind.remedy(for: value, format)
    case .tooFewCells(let count, let columns):
      "the row has \(counted(count, "cell")) and the header \(columns); the others are left blank"
    case .unknownOwner(let owner, let suggestion):
      "the owner \"\(shortened(owner))\" is no sender of the team and is left out."
        + didYouMean(suggestion)
    case .severalAddresses: "the cell has several addresses; the first is taken"
    case .statusKept(let status):
      "the contact is \(status.rawValue) and stays so: an import takes that back from nobody; "
        + "a manager does, with perigee set"
    case .foreignStatus(let status, let count, let suggestion):
      "the status \"\(shortened(status))\" of \(counted(count, "row")) is none of Perigee's and is "
        + "kept as the variable crm_status." + didYouMean(suggestion)
    case .unnamedColumn(let column, let count):
      "column \(column) has no header and is left out, with values in \(counted(count, "row")); "
        + "name it with --map \"#\(column)=variable\""
    case .takenFirst(let header, let column):
      "several columns are called \(header), and --map took the first, column \(column); "
        + "\"\(header)#2\" is the second"
    }
  }
}

extension VariableKind {
  /// "a number"
  package var noun: String {
    switch self {
    case .text: "text"
    case .number: "a number"
    case .date: "a date"
    }
  }

  /// How to write a value of the kind, for somebody who wrote `value`.
  /// - Parameter format: what was said already of how values are written.
  package func remedy(for value: String, _ format: ValueFormat = ValueFormat()) -> String {
    switch self {
    case .text: "write text"
    case .number where format.decimal == .point && value.utf8.contains(UInt8(ascii: ",")):
      "write it as 1234.5, or say what the comma is: --decimal comma"
    case .number: "write it as 1234.5"
    case .date where DateText.isSlashed(value) && format.dates != nil:
      "write it as 2026-11-24, or in the order that --dates \(format.dates?.rawValue ?? "") says"
    case .date where DateText.isSlashed(value):
      "write it as 2026-11-24, or say which comes first: --dates dmy or --dates mdy"
    case .date: "write it as 2026-11-24"
    }
  }
}

/// A cell may be a page of text, and an issue is one line.
private func shortened(_ text: String) -> String {
  let line = String(text.prefix(60).map { $0.isNewline ? " " : $0 })
  return text.count > 60 ? line + "…" : line
}
