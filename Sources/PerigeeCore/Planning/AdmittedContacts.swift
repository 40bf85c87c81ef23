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

  private(set) var owners = Numbering<EmailAddress>()

  init(variables: [String]) {
    self.variables = variables
    self.values = Array(repeating: TextColumn(), count: variables.count)
  }

  var count: Int { ids.count }

  mutating func append(_ contacts: ContactTable, row: Int, sender: Int, values: FilledValues) {
    ids.append(contacts.ids[row])
    emails.append(contacts.emails.bytes[contacts.emails.range(row)])
    previousOwners.append(owners.number(of: contacts.owner(row)))
    senders.append(sender)
    for variable in variables.indices {
      values.append(variable, row: row, to: &self.values[variable])
    }
  }
}
