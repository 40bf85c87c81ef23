extension ContactTable {
  /// The values that contacts have for `names`, or fillers give, by row; blank ones left out.
  /// - Throws: `RuleError`.
  package func filledValues(
    of names: [String], fillers: [any Filler], in context: RuleContext
  ) throws -> [[String: String]] {
    var values = FilledValues(self, variables: names)
    let rows = Array(0..<count)
    try values.fill(self, rows: rows, names: names, fillers: fillers, in: context)
    return rows.map { row in
      var own: [String: String] = [:]
      for (variable, name) in names.enumerated() where values.hasValue(variable, row: row) {
        var column = TextColumn()
        values.append(variable, row: row, to: &column)
        own[name] = column[0]
      }
      return own
    }
  }
}
