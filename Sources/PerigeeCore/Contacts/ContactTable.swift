/// Contacts in columns: what a store hands out, and what filters, screening and rules read.
///
/// It holds the columns that were asked for and no others, so a million contacts of two variables
/// are a few dozen megabytes.
package struct ContactTable: Sendable {
  /// One a row, ascending where a store made the table.
  package private(set) var ids: [Contact.ID] = []
  /// One a row, normalised.
  package private(set) var emails = TextColumn()
  /// The owner's number in `ownerNames`, or −1.
  package private(set) var owners: [Int32] = []
  /// One a row.
  package private(set) var statuses: [ContactStatus] = []
  /// Rule 13 (5): nothing goes to the address until it changes.
  package private(set) var bounced: [Bool] = []
  /// What the contact has been through; rules 12 (2) and 12 (4) read it.
  package private(set) var histories: [ContactHistory] = []
  /// The variables held here, in the order of `columns`.
  package let variables: [String]
  /// The values of `variables`; blank where a contact has none.
  package private(set) var columns: [TextColumn]
  /// The lists whose membership is held here, in the order of `memberships`.
  package let lists: [String]
  /// By list, then by row.
  package private(set) var memberships: [[Bool]]

  private var ownerNumbers = Numbering<EmailAddress>()
  private var sequenceNumbers = Numbering<String>()

  /// A table without rows that holds these variables and the membership of these lists.
  package init(variables: [String] = [], lists: [String] = []) {
    self.variables = variables
    self.columns = Array(repeating: TextColumn(), count: variables.count)
    self.lists = lists
    self.memberships = Array(repeating: [], count: lists.count)
  }

  /// In rows.
  package var count: Int { ids.count }

  /// The owners that there are, by their number in `owners`.
  package var ownerNames: [EmailAddress] { ownerNumbers.values }

  /// The sequences that `histories` refer to, by number.
  package var sequenceNames: [String] { sequenceNumbers.values }

  /// The address of a row, from 0.
  package func email(_ row: Int) -> EmailAddress { EmailAddress(normalised: emails[row]) }

  /// Nil for nobody.
  package func owner(_ row: Int) -> EmailAddress? {
    owners[row] < 0 ? nil : ownerNames[Int(owners[row])]
  }

  /// The number of a variable's column; nil where the table does not hold it.
  package func column(of variable: String) -> Int? {
    variables.firstIndex(of: variable)
  }

  /// Begins a row; its variables follow by `appendVariable`, its lists by `appendMembership`, one
  /// call a column.
  package mutating func append(
    id: Contact.ID, email: UnsafeBufferPointer<UInt8>, owner: Int32, status: ContactStatus,
    bounced: Bool, history: ContactHistory = ContactHistory()
  ) {
    emails.append(email)
    appendRest(id, owner, status, bounced, history)
  }

  /// The same for an address whose bytes need not be in one place.
  package mutating func append(
    id: Contact.ID, email: some Sequence<UInt8>, owner: Int32, status: ContactStatus,
    bounced: Bool, history: ContactHistory = ContactHistory()
  ) {
    emails.append(email)
    appendRest(id, owner, status, bounced, history)
  }

  private mutating func appendRest(
    _ id: Contact.ID, _ owner: Int32, _ status: ContactStatus, _ bounced: Bool,
    _ history: ContactHistory
  ) {
    ids.append(id)
    owners.append(owner)
    statuses.append(status)
    self.bounced.append(bounced)
    histories.append(history)
  }

  /// The value of the row begun last, by the variable's number; no bytes for a blank one.
  package mutating func appendVariable(_ column: Int, _ value: some Sequence<UInt8>) {
    columns[column].append(value)
  }

  /// The same for bytes in one place: what a store has, for a million contacts.
  package mutating func appendVariable(_ column: Int, _ value: UnsafeBufferPointer<UInt8>) {
    columns[column].append(value)
  }

  /// Whether the row begun last is in a list, by the list's number.
  package mutating func appendMembership(_ column: Int, _ isMember: Bool) {
    memberships[column].append(isMember)
  }

  /// The same contacts with these values, in place of their own and beside them.
  package func replacing(_ values: [(variable: String, column: TextColumn)]) -> ContactTable {
    let more = values.filter { !variables.contains($0.variable) }
    var table = ContactTable(variables: variables + more.map(\.variable), lists: lists)
    table.columns = columns + more.map(\.column)
    for (variable, column) in values {
      if let place = self.column(of: variable) { table.columns[place] = column }
    }
    table.ids = ids
    table.emails = emails
    table.owners = owners
    table.statuses = statuses
    table.bounced = bounced
    table.histories = histories
    table.memberships = memberships
    table.ownerNumbers = ownerNumbers
    table.sequenceNumbers = sequenceNumbers
    return table
  }

  /// Replaces what `append` said of a row, from 0.
  package mutating func setHistory(_ history: ContactHistory, row: Int) {
    histories[row] = history
  }

  /// The number that stands for `owner` in `owners`; −1 for none.
  package mutating func number(ofOwner owner: EmailAddress?) -> Int32 {
    ownerNumbers.number(of: owner)
  }

  /// The number that stands for the sequence `name` in histories.
  package mutating func number(ofSequence name: String) -> Int32 {
    sequenceNumbers.number(of: name)
  }
}
