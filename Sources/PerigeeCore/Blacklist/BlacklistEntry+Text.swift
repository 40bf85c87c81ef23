extension [BlacklistEntry] {
  /// The entries as a table, in their order; times in `zone`. Only its head where there is none.
  package func text(_ style: TextStyle = .plain, zone: Zone) -> String {
    var table = TextTable([("entry", .left), ("reason", .left), ("by", .left), ("at", .left)])
    for entry in self {
      table.add([
        entry.subject.text, entry.reason.words, entry.addedBy.text, entry.addedAt.words(in: zone),
      ])
    }
    return table.text(style)
  }
}
