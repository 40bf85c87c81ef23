package import PerigeeCore

// What a person can do with lists besides importing into them.
extension Session {
  /// All lists, by name; or some of them.
  /// - Parameters:
  ///   - after: those whose names come behind this list's; nil for the first.
  ///   - limit: how many at most; nil for all.
  /// - Throws: `UnknownName` where `after` is no list.
  package func lists(after: String? = nil, limit: Int? = nil) throws -> [ListSummary] {
    let all = try store.read { try $0.lists() }
    guard let after else { return Array(all.prefix(limit ?? .max)) }
    let name = try existing([after])[0]
    return Array(all.drop { $0.name != name }.dropFirst().prefix(limit ?? .max))
  }

  /// The name of a list that there is.
  /// - Throws: `UnknownName`.
  package func requireList(_ name: String) throws -> String { try existing([name])[0] }

  /// Gives a list another name; filters that name it have to be changed by hand.
  /// - Throws: `UnknownName`, `ListNameError`.
  package func renameList(_ name: String, to new: String) throws {
    let name = try existing([name])[0]
    let new = try ListName.checked(new)
    try store.write { writer in
      guard try !writer.listNames().contains(new) else {
        throw ListNameError.taken(new)
      }
      try writer.renameList(name, to: new)
      try writer.record(entry(.changeList, new, "renamed, was: \(name)"))
    }
  }

  /// Takes everybody out of a list, which stays.
  /// - Returns: how many were in it.
  /// - Throws: `UnknownName`, `ListNameError`.
  package func emptyList(_ name: String) throws -> Int {
    let name = try existing([name])[0]
    return try store.write { writer in
      let count = try writer.emptyList(name)
      try writer.record(entry(.changeList, name, "emptied of \(counted(count, "contact"))"))
      return count
    }
  }

  /// Takes contacts out of a list.
  /// - Returns: those that were in it, in order of arrival.
  /// - Throws: `UnknownName`, also of a contact, before anybody is taken out; `ListNameError`.
  package func remove(_ contacts: [EmailAddress], fromList name: String) throws -> [EmailAddress] {
    let name = try existing([name])[0]
    try requireContacts(contacts)
    return try store.write { writer in
      var members: [EmailAddress] = []
      try writer.contacts(ContactQuery(.emails(contacts), lists: [name])) { table in
        for row in 0..<table.count where table.memberships[0][row] {
          members.append(table.email(row))
        }
      }
      try writer.setMembership(false, of: members, list: name)
      for member in members {
        try writer.record(entry(.changeList, member.text, "taken out of \(name)"))
      }
      return members
    }
  }
}
