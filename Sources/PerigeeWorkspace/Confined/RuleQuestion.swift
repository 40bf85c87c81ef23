import PerigeeCore

/// What a rule is asked about a batch of contacts, as a message.
struct RuleQuestion: Codable {
  /// The table that rules see, column by column.
  struct Contacts: Codable {
    var ids: [Int64]
    var emails: [String]
    var owners: [EmailAddress?]
    var statuses: [String]
    var bounced: [Bool]
    var variables: [String]
    /// By variable; blank for none.
    var values: [[String]]
  }

  struct Context: Codable {
    /// Milliseconds since 1970.
    var now: Int64
    var zone: String
    var seed: UInt64
    var senders: [EmailAddress]
  }

  var kind: RuleKind
  var name: String
  /// Which of a filter's functions.
  var ordinal: Int
  var context: Context
  var contacts: Contacts
}

extension RuleQuestion.Context {
  init(_ context: RuleContext) {
    self.init(
      now: context.now.milliseconds, zone: context.zone.name, seed: context.seed,
      senders: context.senders)
  }

  /// - Throws: `ZoneDirectoryError`.
  func context() throws(ZoneDirectoryError) -> RuleContext {
    RuleContext(
      now: Instant(milliseconds: now), zone: try ZoneDirectory.system.zone(named: zone),
      seed: seed, senders: senders)
  }
}

extension RuleQuestion.Contacts {
  init(_ table: ContactTable, rows: ArraySlice<Int>) {
    self.init(
      ids: rows.map { table.ids[$0].number }, emails: rows.map { table.emails[$0] },
      owners: rows.map(table.owner), statuses: rows.map { table.statuses[$0].rawValue },
      bounced: rows.map { table.bounced[$0] }, variables: table.variables,
      values: table.columns.map { column in rows.map { column[$0] } })
  }

  /// Nil where the columns are not of one length, or a status is none.
  func table() -> ContactTable? {
    let statuses = statuses.compactMap(ContactStatus.init(rawValue:))
    let lengths = [emails.count, owners.count, statuses.count, bounced.count] + values.map(\.count)
    guard lengths.allSatisfy({ $0 == ids.count }), values.count == variables.count else {
      return nil
    }
    var table = ContactTable(variables: variables)
    for row in ids.indices {
      table.append(
        id: Contact.ID(ids[row]), email: emails[row].utf8,
        owner: table.number(ofOwner: owners[row]), status: statuses[row], bounced: bounced[row])
      for column in values.indices { table.appendVariable(column, values[column][row].utf8) }
    }
    return table
  }
}
