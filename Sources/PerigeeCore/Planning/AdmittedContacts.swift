/// Who will be in the plan, in columns and in the order of arrival.
struct AdmittedContacts {
  let variables: [String]
  var ids: [Contact.ID] = []
  var emails = TextColumn()
  /// By number of `owners`; −1 for none.
  var previousOwners: [Int32] = []
  /// Numbers in the team; −1 until drawn.
  var senders: [Int] = []
  var values: [TextColumn]
  /// What they are capValues by under caps, by key.
  var capValues: [TextColumn]

  private(set) var owners = Numbering<EmailAddress>()

  /// - Parameter keys: how many keys caps have.
  init(variables: [String], keys: Int = 0) {
    self.variables = variables
    self.values = Array(repeating: TextColumn(), count: variables.count)
    self.capValues = Array(repeating: TextColumn(), count: keys)
  }

  var count: Int { ids.count }

  mutating func append(_ contacts: ContactTable, row: Int, sender: Int, values: FilledValues) {
    ids.append(contacts.ids[row])
    emails.append(row, of: contacts.emails)
    previousOwners.append(owners.number(of: contacts.owner(row)))
    senders.append(sender)
    for variable in variables.indices {
      values.append(variable, row: row, to: &self.values[variable])
    }
  }

  /// The value that the contact appended last is capValues by, of each key in turn.
  mutating func appendCapValues(_ columns: [TextColumn], row: Int) {
    for (key, column) in columns.enumerated() {
      capValues[key].append(row, of: column)
    }
  }

  /// A contact of `others`, which has the same variables and keys.
  mutating func append(_ others: AdmittedContacts, row: Int, sender: Int) {
    ids.append(others.ids[row])
    emails.append(row, of: others.emails)
    let owner = others.previousOwners[row]
    previousOwners.append(owners.number(of: owner < 0 ? nil : others.owners.values[Int(owner)]))
    senders.append(sender)
    for (variable, column) in others.values.enumerated() {
      values[variable].append(row, of: column)
    }
    appendCapValues(others.capValues, row: row)
  }
}
