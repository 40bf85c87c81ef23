extension ContactTable {
  /// A row as a value of its own, with the variables that the table holds.
  package func contact(_ row: Int) -> Contact {
    var values: [String: String] = [:]
    for (name, column) in zip(variables, columns) {
      if let value = column.value(row) { values[name] = value }
    }
    return Contact(
      id: ids[row], email: email(row), owner: owner(row), status: statuses[row],
      bounced: bounced[row], variables: values)
  }
}
