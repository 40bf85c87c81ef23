/// Who will be in the plan, in columns and in the order of arrival.
struct AdmittedContacts {
  let variables: [String]
  var ids: [Contact.ID] = []
  var emails = TextColumn()
  var previousOwners: [Int32] = []
  var ownerNames: [EmailAddress] = []
  /// Numbers in the team; −1 until drawn.
  var senders: [Int] = []
  var values: [TextColumn]

  private var ownerNumbers: [EmailAddress: Int32] = [:]

  init(variables: [String]) {
    self.variables = variables
    self.values = Array(repeating: TextColumn(), count: variables.count)
  }

  var count: Int { ids.count }

  mutating func append(_ contacts: ContactTable, row: Int, sender: Int, values: FilledValues) {
    ids.append(contacts.ids[row])
    emails.append(contacts.emails.bytes[contacts.emails.range(row)])
    previousOwners.append(number(ofOwner: contacts.owner(row)))
    senders.append(sender)
    for variable in variables.indices {
      values.append(variable, row: row, to: &self.values[variable])
    }
  }

  private mutating func number(ofOwner owner: EmailAddress?) -> Int32 {
    guard let owner else { return -1 }
    if let number = ownerNumbers[owner] { return number }
    let number = Int32(ownerNames.count)
    ownerNames.append(owner)
    ownerNumbers[owner] = number
    return number
  }
}
