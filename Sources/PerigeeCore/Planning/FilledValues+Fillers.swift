extension FilledValues {
  /// Asks `fillers` for what contacts do not have themselves.
  /// - Parameter names: the variables that it was made with.
  /// - Throws: `RuleError`.
  mutating func fill(
    _ contacts: ContactTable, rows: [Int], names: [String], fillers: [any Filler],
    in context: RuleContext
  ) throws {
    for filler in fillers {
      guard let variable = names.firstIndex(of: filler.variable) else { continue }
      let blank = rows.filter { !hasValue(variable, row: $0) }
      guard !blank.isEmpty else { continue }
      for (row, value) in zip(blank, try filler.fill(contacts, rows: blank, in: context)) {
        if let value { set(value, of: variable, row: row) }
      }
    }
  }
}
