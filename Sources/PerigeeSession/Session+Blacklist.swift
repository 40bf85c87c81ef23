package import PerigeeCore

extension Session {
  /// All entries, in the order in which they were added.
  package func blacklist() throws -> [BlacklistEntry] {
    try store.read { try $0.blacklist() }
  }

  /// Adds addresses and domains, stops whom they cover, and says what became of each.
  ///
  /// "Blacklisting stops it at once … and frees what it had reserved" (rule 29): in the same transaction.
  /// - Throws: `BlacklistEntryError` for what is neither, before anything is added.
  package func addToBlacklist(_ texts: [String], reason: BlacklistEntry.Reason) throws
    -> BlacklistOutcome
  {
    let entries = try entries(texts, reason)
    return try write { writer in
      let additions = try writer.addToBlacklist(entries)
      let stopped = try additions.map { addition in
        try writer.apply(
          addition.entry.event, to: addition.entry.scope, reason: addition.entry.cause,
          by: actor, at: now)
      }
      for (addition, stopped) in zip(additions, stopped) where stopped.isEmpty {
        try tell(addition, writer)
      }
      for addition in additions where addition.stands { try disown(addition.entry, writer) }
      for (addition, stopped) in zip(additions, stopped) where !addition.stands {
        try writer.record(
          entry(.blacklistAdd, addition.entry.subject.text, Self.words(of: addition, stopped)))
      }
      return BlacklistOutcome(additions: additions, stopped: stopped, zone: team.zone)
    }
  }

  /// An entry that a person wants too is no mail's any more: it stays, whatever the mail is taken for.
  private func disown(_ entry: BlacklistEntry, _ writer: any StoreWriter) throws {
    guard case .address(let contact) = entry.subject else { return }
    for var mail in try writer.incoming(IncomingQuery(contact: contact)) {
      let effects = mail.effects.filter { effect in
        if case .blacklisted(entry.subject, _) = effect { false } else { true }
      }
      guard effects != mail.effects else { continue }
      mail.effects = effects
      try writer.change(mail)
    }
  }

  /// A wish of a contact that is in no sequence; `apply` tells of those that are.
  private func tell(_ addition: BlacklistAddition, _ writer: any StoreWriter) throws {
    guard !addition.stands, addition.entry.reason == .unsubscribed,
      case .address(let email) = addition.entry.subject,
      try !writer.contacts(withEmails: [email]).isEmpty
    else { return }
    try writer.tell(AutomationEvent(.unsubscribe, at: now, contact: email))
  }

  /// Whom `addToBlacklist` would stop, to be shown to whoever is asked.
  package func stopped(
    byBlacklisting texts: [String], reason: BlacklistEntry.Reason
  ) throws -> [EnrollmentChange] {
    let entries = try entries(texts, reason)
    var found: [Enrollment.ID: EnrollmentChange] = [:]
    try store.read { reader in
      for entry in entries {
        for change in try reader.effects(of: entry.event, on: entry.scope) {
          found[change.enrollment] = found[change.enrollment] ?? change
        }
      }
    }
    return found.values.sorted { $0.enrollment < $1.enrollment }
  }

  private func entries(
    _ texts: [String], _ reason: BlacklistEntry.Reason
  ) throws -> [BlacklistEntry] {
    try texts.map { text in
      BlacklistEntry(
        subject: try BlacklistEntry.Subject(text), reason: reason, addedBy: user.email,
        addedAt: now)
    }
  }

  private static func words(
    of addition: BlacklistAddition, _ stopped: [EnrollmentChange]
  ) -> String {
    var words = addition.entry.reason.words
    if case .raised(let before) = addition.outcome { words += ", was: \(before.words)" }
    return stopped.isEmpty ? words : words + "; stopped \(stopped.counts) cancelled"
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

extension BlacklistEntry {
  /// Why it stops an enrollment, kept with the event.
  fileprivate var cause: String { "blacklisted by \(subject.text) (\(reason.words))" }
}
