package import PerigeeCore

extension Session {
  /// All entries, in the order in which they were added.
  package func blacklist() throws -> [BlacklistEntry] {
    try store.read { try $0.blacklist() }
  }

  /// Adds addresses and domains; gives those that were not there.
  package func addToBlacklist(_ texts: [String], reason: BlacklistEntry.Reason) throws
    -> [BlacklistEntry]
  {
    let entries = try texts.map { text in
      BlacklistEntry(
        subject: try subject(text), reason: reason, addedBy: user.email, addedAt: now)
    }
    return try write { writer in
      let added = try writer.addToBlacklist(entries)
      for entry in added {
        try writer.record(self.entry(.blacklistAdd, entry.subject.text, reason.words))
      }
      return added
    }
  }

  /// "Only a manager removes entries; removing one made by the contact's own wish needs a
  /// confirmation and is audited" (rule 7).
  package func removeFromBlacklist(_ texts: [String], confirmed: Bool) throws -> [BlacklistEntry] {
    try requireManager("removing blacklist entries")
    let subjects = try texts.map(subject)
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

  /// An address, or a domain such as "blocked.example" or "@blocked.example".
  private func subject(_ text: String) throws -> BlacklistEntry.Subject {
    if text.dropFirst().contains("@") {
      do { return .address(try EmailAddress(text)) } catch {
        throw SessionError.invalidAddress(text, error)
      }
    }
    let domain = text.hasPrefix("@") ? String(text.dropFirst()) : text
    // A domain is what could stand behind an @.
    do { return .domain(String(try EmailAddress("x@" + domain).domain)) } catch {
      throw SessionError.invalidEntry(text)
    }
  }
}
