import PerigeeCore

/// Tables of contacts for tests.
enum Contacts {
  /// One contact a row, `c0@acme.example`, `c1@mail.acme.example`, … in turn.
  static func table(_ variables: [String], _ rows: [[String]]) -> ContactTable {
    var table = ContactTable(variables: variables)
    let anna = EmailAddress(normalised: "anna@acme.example")
    for (row, values) in rows.enumerated() {
      let owner = table.number(ofOwner: row % 2 == 0 ? anna : nil)
      table.append(
        id: Contact.ID(Int64(row)),
        email: "c\(row)@\(row % 2 == 0 ? "" : "mail.")acme.example".utf8, owner: owner,
        status: row % 2 == 0 ? .new : .badData, bounced: false)
      for (column, value) in values.enumerated() { table.appendVariable(column, value.utf8) }
    }
    return table
  }
}

extension RuleContext {
  /// A Monday morning in Greenwich, for rules that ask nothing of it.
  static let sample = RuleContext(now: Instant(milliseconds: 1_767_603_600_000), zone: .utc)
}
