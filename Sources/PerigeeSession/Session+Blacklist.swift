package import PerigeeCore

extension Session {
  /// All entries, in the order in which they were added.
  package func blacklist() throws -> [BlacklistEntry] {
    try store.read { try $0.blacklist() }
  }

  /// Adds addresses and domains, and says what became of each.
  /// - Throws: `BlacklistEntryError` for what is neither, before anything is added.
  package func addToBlacklist(_ texts: [String], reason: BlacklistEntry.Reason) throws
    -> [BlacklistAddition]
  {
    let entries = try texts.map { text in
      BlacklistEntry(
        subject: try BlacklistEntry.Subject(text), reason: reason, addedBy: user.email,
        addedAt: now)
    }
    return try write { writer in
      let additions = try writer.addToBlacklist(entries)
      for addition in additions where !addition.stands {
        try writer.record(
          entry(.blacklistAdd, addition.entry.subject.text, Self.words(of: addition)))
      }
      return additions
    }
  }

  private static func words(of addition: BlacklistAddition) -> String {
    let reason = addition.entry.reason.words
    if case .raised(let before) = addition.outcome { return "\(reason), was: \(before.words)" }
    return reason
  }

  /// "Only a manager removes entries; removing one made by the contact's own wish needs a
  /// confirmation and is audited" (rule 7).
  package func removeFromBlacklist(_ texts: [String], confirmed: Bool) throws -> [BlacklistEntry] {
    try requireManager("removing blacklist entries")
    let subjects = try texts.map { try BlacklistEntry.Subject($0) }
    return try write { writer in
      let standing = try writer.blacklist().filter { subjects.contains($0.subject) }
      let wishes = standing.filter(\.reason.isContactsOwnWish)
      guard confirmed || wishes.isEmpty else { throw SessionError.needsConfirmation(wishes) }
      let removed = try writer.removeFromBlacklist(subjects)
      for entry in removed {
        try writer.record(
          self.entry(
            .blacklistRemove, entry.subject.text,
            "was: \(entry.reason.words)" + (wishes.contains(entry) ? ", confirmed" : "")))
      }
      return removed
    }
  }
}
