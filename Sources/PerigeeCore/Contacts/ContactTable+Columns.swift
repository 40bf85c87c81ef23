extension ContactTable {
  /// The same contacts without the last `count` columns of variables, and without lists.
  package func withoutColumns(_ count: Int) -> ContactTable {
    copy(variables: Array(variables.dropLast(count)), adding: [])
  }

  /// The same contacts with more columns, each of one value, and without lists.
  package func adding(_ columns: [(name: String, value: String)]) -> ContactTable {
    copy(variables: variables + columns.map(\.name), adding: columns.map(\.value))
  }

  private func copy(variables: [String], adding values: [String]) -> ContactTable {
    var table = ContactTable(variables: variables)
    let own = variables.count - values.count
    for row in 0..<count {
      table.append(
        id: ids[row], email: emails[row].utf8, owner: table.number(ofOwner: owner(row)),
        status: statuses[row], bounced: bounced[row])
      for column in 0..<own { table.appendVariable(column, columns[column][row].utf8) }
      for (index, value) in values.enumerated() {
        table.appendVariable(own + index, value.utf8)
      }
    }
    return table
  }
}
