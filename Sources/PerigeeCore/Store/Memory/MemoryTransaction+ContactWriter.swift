extension MemoryTransaction {
  func upsert(
    _ batch: ContactBatch, onExisting: ExistingContact, list: String?
  ) throws -> [UpsertOutcome] {
    try create(batch.variables)
    try takeRoom(for: batch)
    if let list { state.lists[list, default: []].formUnion([]) }
    return (0..<batch.count).map { row in
      let email = EmailAddress(normalised: batch.emails[row])
      let before = state.places[email].map { state.contacts[$0] }
      let place = state.places[email] ?? add(email)
      let mode = before == nil ? ExistingContact.overwrite : onExisting
      state.contacts[place] = merged(row, of: batch, with: state.contacts[place], mode)
      let id = state.contacts[place].id
      if let list { state.lists[list]?.insert(id) }
      guard let before else { return .imported }
      let owner = state.contacts[place].owner
      if before.owner != owner { transfers[[before.owner, owner], default: 0] += 1 }
      let isUpdated = before != state.contacts[place]
      if onExisting == .overwrite, let status = batch.statuses[row],
        before.status.weight > status.weight
      {
        return .statusKept(before.status, isUpdated: isUpdated)
      }
      return isUpdated ? .updated : .unchanged
    }
  }

  private func takeRoom(for batch: ContactBatch) throws(StoreError) {
    guard let left = room.map({ $0 - batch.memorySize }) else { return }
    room = left
    guard left >= 0 else {
      throw .failed(location: "contacts", message: "they are more than memory holds")
    }
  }

  private func add(_ email: EmailAddress) -> Int {
    let place = state.contacts.count
    state.contacts.append(Contact(id: Contact.ID(Int64(place + 1)), email: email))
    state.places[email] = place
    return place
  }

  private func merged(
    _ row: Int, of batch: ContactBatch, with known: Contact, _ mode: ExistingContact
  ) -> Contact {
    var contact = known
    if let status = batch.statuses[row], status.weight > known.status.weight {
      contact.status = status
    }
    guard mode != .skip else { return contact }
    if let owner = batch.owners.value(row), contact.owner == nil || mode == .overwrite {
      contact.owner = EmailAddress(normalised: owner)
    }
    if let status = batch.statuses[row], status.weight >= known.status.weight,
      known.status == .new || mode == .overwrite
    {
      contact.status = status
    }
    for (variable, column) in zip(batch.variables, batch.columns) {
      guard let value = column.value(row) else { continue }
      if contact.variables[variable] == nil || mode == .overwrite {
        contact.variables[variable] = value
      }
    }
    return contact
  }

  private func create(_ variables: some Sequence<String>) throws(StoreError) {
    let all = state.variables.union(variables)
    guard all.count <= MemoryState.variableLimit else {
      throw .tooManyVariables(limit: MemoryState.variableLimit)
    }
    state.variables = all
  }

  func setVariables(_ values: [String: String?], of contact: EmailAddress) throws {
    let place = try state.place(of: contact)
    try create(values.keys)
    for (name, value) in values {
      state.contacts[place].variables[name] = value == "" ? nil : value
    }
  }

  func setStatus(_ status: ContactStatus, of contacts: [EmailAddress]) throws {
    try change(contacts) { $0.status = status }
  }

  func setOwner(_ owner: EmailAddress?, of contacts: [EmailAddress]) throws {
    try change(contacts) { $0.owner = owner }
  }

  func setBounced(_ bounced: Bool, of contacts: [EmailAddress]) throws {
    try change(contacts) { $0.bounced = bounced }
  }

  private func change(_ contacts: [EmailAddress], _ body: (inout Contact) -> Void) throws {
    for place in try contacts.map(state.place) { body(&state.contacts[place]) }
  }

  func ownerTransfers() throws -> [OwnerTransfer] {
    transfers.compactMap { owners, count in
      owners[1].map { OwnerTransfer(from: owners[0], to: $0, count: count) }
    }.inOrder()
  }

  func renameList(_ name: String, to new: String) throws {
    let members = try state.members(of: name)
    state.lists[name] = nil
    state.lists[new] = members
  }

  func emptyList(_ name: String) throws -> Int {
    let count = try state.members(of: name).count
    state.lists[name] = []
    return count
  }

  func setMembership(_ isMember: Bool, of contacts: [EmailAddress], list: String) throws {
    let ids = Set(try contacts.map { state.contacts[try state.place(of: $0)].id })
    if isMember {
      state.lists[list, default: []].formUnion(ids)
    } else {
      state.lists[list] = try state.members(of: list).subtracting(ids)
    }
  }
}
