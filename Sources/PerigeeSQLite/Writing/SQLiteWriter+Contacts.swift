import PerigeeCore
import PerigeeSQL

extension SQLiteWriter {
  func setVariables(_ values: [String: String?], of contact: EmailAddress) throws {
    let id = try contactID(contact)
    try changing {
      let names = values.keys.sorted()
      for (name, column) in zip(names, try columns(creating: names)) {
        let value = SQLValue(values[name].flatMap { $0 }.flatMap { $0.isEmpty ? nil : $0 })
        try connection.run(
          "UPDATE contact SET \(column) = ?1 WHERE id = ?2 AND \(column) IS NOT ?1",
          [value, .integer(id)])
      }
    }
  }

  func setStatus(_ status: ContactStatus, of contacts: [EmailAddress]) throws {
    try set("status", .integer(status.code), of: contacts)
  }

  func setOwner(_ owner: EmailAddress?, of contacts: [EmailAddress]) throws {
    try set("owner", SQLValue(try owner.map(addressID(creating:))), of: contacts)
  }

  func setBounced(_ bounced: Bool, of contacts: [EmailAddress]) throws {
    try set("bounced", bounced ? 1 : 0, of: contacts)
  }

  private func set(_ column: String, _ value: SQLValue, of contacts: [EmailAddress]) throws {
    let ids = try contacts.map(contactID)
    try changing {
      let update = try connection.prepare(
        "UPDATE contact SET \(column) = ?1 WHERE id = ?2 AND \(column) IS NOT ?1", [value])
      for id in ids {
        update.bind(2, id)
        try update.run()
      }
    }
  }
}
