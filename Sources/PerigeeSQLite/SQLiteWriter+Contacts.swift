import PerigeeCore

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

  // MARK: Blacklist

  func addToBlacklist(_ entries: [BlacklistEntry]) throws -> [BlacklistEntry] {
    try changing {
      try entries.filter { entry in
        try connection.run(
          """
          INSERT INTO blacklist (subject, is_domain, reason, added_by, added_at)
          VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
          """,
          [
            .text(entry.subject.text), .integer(entry.subject.isDomain ? 1 : 0),
            .text(entry.reason.rawValue), SQLValue(entry.addedBy), SQLValue(entry.addedAt),
          ])
        return connection.changes > 0
      }
    }
  }

  func removeFromBlacklist(_ subjects: [BlacklistEntry.Subject]) throws -> [BlacklistEntry] {
    try changing {
      try subjects.compactMap { subject in
        let key: [SQLValue] = [.text(subject.text), .integer(subject.isDomain ? 1 : 0)]
        let entry = try connection.first(
          """
          SELECT subject, is_domain, reason, added_by, added_at FROM blacklist
          WHERE subject = ? AND is_domain = ?
          """, key, blacklistEntry)
        try connection.run("DELETE FROM blacklist WHERE subject = ? AND is_domain = ?", key)
        return entry
      }
    }
  }

  // MARK: Edits

  func save(_ edit: StepEdit) throws {
    let contact = try contactID(edit.contact)
    try connection.run(
      """
      INSERT INTO step_edit VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT DO UPDATE SET subject = ?4, body = ?5, html = ?6
      WHERE subject IS NOT ?4 OR body IS NOT ?5 OR html IS NOT ?6
      """,
      [
        .integer(contact), .text(edit.sequence), .integer(Int64(edit.step)),
        SQLValue(edit.subject), SQLValue(edit.text), SQLValue(edit.html),
      ])
  }

  func removeEdit(contact: EmailAddress, sequence: String, step: Int) throws {
    try connection.run(
      "DELETE FROM step_edit WHERE contact = ? AND sequence = ? AND step = ?",
      [.integer(try contactID(contact)), .text(sequence), .integer(Int64(step))])
  }
}

extension BlacklistEntry.Subject {
  var isDomain: Bool {
    if case .domain = self { true } else { false }
  }
}
