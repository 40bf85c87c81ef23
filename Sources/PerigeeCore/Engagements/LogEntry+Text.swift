extension [LogEntry] {
  /// The entries as a table, in their order; times in `zone`, very long details not to their end.
  package func text(_ style: TextStyle = .plain, zone: Zone) -> String {
    guard !isEmpty else { return "the log is empty\n" }
    var table = TextTable([
      ("at", .left), ("user", .left), ("action", .left), ("subject", .left), ("detail", .left),
    ])
    for entry in self {
      table.add([
        entry.at.words(in: zone), entry.user.text, entry.action.rawValue, entry.subject.onOneLine,
        entry.detail.onOneLine.shortened,
      ])
    }
    return table.text(style)
  }
}

extension String {
  /// A value may be a page of text, and an entry is a line.
  fileprivate var shortened: String { count > 200 ? prefix(200) + "…" : self }
}
