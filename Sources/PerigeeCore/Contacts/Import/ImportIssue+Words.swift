extension ImportIssue: CustomStringConvertible {
  package var description: String { "line \(line): \(reason)" }
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
    case .wrongKind(.number, let variable, let value):
      "\(variable) is declared a number and is \"\(shortened(value))\"; write it as 1234.5"
    case .wrongKind(.date, let variable, let value):
      "\(variable) is declared a date and is \"\(shortened(value))\"; write it as 2026-11-24"
    case .wrongKind(.text, let variable, let value):
      "\(variable) is declared text and is \"\(shortened(value))\""
    case .tooFewCells(let count, let columns):
      "the row has \(counted(count, "cell")) and the header \(columns); the others are left blank"
    case .unknownOwner(let owner, let suggestion):
      "the owner \"\(shortened(owner))\" is no sender of the team and is left out."
        + didYouMean(suggestion)
    case .unknownStatus(let status, let suggestion):
      "the status \"\(shortened(status))\" is none of Perigee's and is left out."
        + didYouMean(suggestion)
    }
  }
}

/// A cell may be a page of text, and an issue is one line.
private func shortened(_ text: String) -> String {
  let line = String(text.prefix(60).map { $0.isNewline ? " " : $0 })
  return text.count > 60 ? line + "…" : line
}
