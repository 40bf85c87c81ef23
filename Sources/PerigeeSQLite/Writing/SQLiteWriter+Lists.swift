import PerigeeCore

extension SQLiteWriter {
  func setMembership(_ isMember: Bool, of contacts: [EmailAddress], list: String) throws {
    let ids = try contacts.map(contactID)
    let list = try isMember ? listID(creating: list) : listID(list)
    try changing {
      let change = try connection.prepare(
        isMember
          ? "INSERT INTO list_member VALUES (?, ?) ON CONFLICT DO NOTHING"
          : "DELETE FROM list_member WHERE list = ? AND contact = ?", [.integer(list)])
      for id in ids {
        change.bind(2, id)
        try change.run()
      }
    }
  }

  func renameList(_ name: String, to new: String) throws {
    try connection.run(
      "UPDATE list SET name = ? WHERE id = ?", [.text(new), .integer(try listID(name))])
  }

  func emptyList(_ name: String) throws -> Int {
    try connection.run(
      "DELETE FROM list_member WHERE list = ?", [.integer(try listID(name))])
    return Int(connection.changes)
  }
}
