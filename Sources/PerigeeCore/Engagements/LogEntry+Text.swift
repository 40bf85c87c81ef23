extension [LogEntry] {
  /// The entries as a table, in their order; times in `zone`.
  package func text(_ style: TextStyle = .plain, zone: Zone) -> String {
    guard !isEmpty else { return "the log is empty\n" }
    var table = TextTable([
      ("at", .left), ("user", .left), ("action", .left), ("subject", .left), ("detail", .left),
    ])
    for entry in self {
      table.add([
        entry.at.words(in: zone), entry.user.text, entry.action.rawValue, entry.subject,
        entry.detail,
      ])
    }
    return table.text(style)
  }
}
