package import PerigeeCore

/// What an incoming mail said and did, as a database keeps it. Keys are written in databases of users: one
/// is never given another meaning.
package struct StoredIncoming: Codable {
  private struct Recipient: Codable {
    var address: String
    var action: VerdictRecipient.Action
    var hardness: VerdictRecipient.Hardness
  }

  fileprivate struct Effect: Codable {
    fileprivate enum Kind: String, Codable {
      case ended, paused, prolonged, status, blacklisted, bounced
      case foundSent = "found_sent"
    }

    var kind: Kind
    var enrollment: Int64?
    var contact: String?
    var domain: String?
    var steps: [Int]?
    var before: String?
    var after: String?
    var was: Int64?
    var until: Int64?
    /// Who added the entry that gave way, and when; older programs kept neither.
    var by: String?
    var at: Int64?
  }

  private var verdict: Verdict
  private var recipients: [Recipient]?
  private var back: String?
  private var evidence: [String]
  private var sender: String?
  private var subject: String
  private var date: Int64?
  private var messageID: String?
  private var references: [String]?
  private var token: String?
  private var excerpt: String
  private var outcome: String
  private var effects: [Effect]?

  package init(_ incoming: Incoming) {
    let reading = incoming.reading
    verdict = reading.verdict
    recipients = reading.recipients.map {
      Recipient(address: $0.address, action: $0.action, hardness: $0.hardness)
    }
    back = reading.returnDate?.description
    evidence = reading.evidence
    sender = reading.sender
    subject = reading.subject
    date = reading.date?.milliseconds
    messageID = reading.messageID
    references = reading.references
    token = reading.unsubscribeToken
    excerpt = reading.excerpt
    outcome = incoming.outcome
    effects = incoming.effects.map(Effect.init)
  }

  package var outcomeWords: String { outcome }

  package var reading: MailReading {
    MailReading(
      verdict: verdict,
      recipients: (recipients ?? []).map {
        VerdictRecipient(address: $0.address, action: $0.action, hardness: $0.hardness)
      }, returnDate: back.flatMap { Day(iso: $0) }, evidence: evidence, sender: sender,
      subject: subject, date: date.map { Instant(milliseconds: $0) }, messageID: messageID,
      references: references ?? [], unsubscribeToken: token, excerpt: excerpt)
  }

  /// - Throws: `StoreError.unusable` for one that cannot be.
  package func effects(location: String) throws -> [IncomingEffect] {
    try (effects ?? []).map { effect in
      guard let value = effect.value else {
        throw StoreError.unusable(
          location: location, reason: "it holds an effect of a mail that has no meaning")
      }
      return value
    }
  }
}

extension StoredIncoming.Effect {
  fileprivate init(_ effect: IncomingEffect) {
    switch effect {
    case .ended(let id, let before, let steps):
      self.init(kind: .ended, enrollment: id.number, steps: steps, before: before.rawValue)
    case .paused(let id, let until):
      self.init(kind: .paused, enrollment: id.number, until: until.milliseconds)
    case .prolonged(let id, let before, let until):
      self.init(
        kind: .prolonged, enrollment: id.number, was: before.milliseconds,
        until: until.milliseconds)
    case .status(let contact, let before, let after):
      self.init(
        kind: .status, contact: contact.text, before: before.rawValue, after: after.rawValue)
    case .blacklisted(.address(let address), let was):
      self.init(kind: .blacklisted, contact: address.text, former: was)
    case .blacklisted(.domain(let domain), let was):
      self.init(kind: .blacklisted, domain: domain, former: was)
    case .bounced(let contact): self.init(kind: .bounced, contact: contact.text)
    case .foundSent(let id, let step):
      self.init(kind: .foundSent, enrollment: id.number, steps: [step])
    }
  }

  private init(
    kind: Kind, contact: String? = nil, domain: String? = nil, former: BlacklistEntry?
  ) {
    self.init(
      kind: kind, contact: contact, domain: domain, before: former?.reason.rawValue,
      by: former?.addedBy.text, at: former?.addedAt.milliseconds)
  }

  /// The entry that gave way; one of an older program, which did not keep whose it was, is nobody's of the
  /// team and of before all others.
  private func former(_ subject: BlacklistEntry.Subject) -> BlacklistEntry? {
    before.flatMap { BlacklistEntry.Reason(rawValue: $0) }.map {
      BlacklistEntry(
        subject: subject, reason: $0, addedBy: EmailAddress(normalised: by ?? "unknown@invalid"),
        addedAt: Instant(milliseconds: at ?? 0))
    }
  }

  fileprivate var value: IncomingEffect? {
    let id = enrollment.map { Enrollment.ID($0) }
    let address = contact.map { EmailAddress(normalised: $0) }
    let end = until.map { Instant(milliseconds: $0) }
    switch kind {
    case .ended:
      guard let id, let before = before.flatMap({ EnrollmentState(rawValue: $0) }) else {
        return nil
      }
      return .ended(id, before: before, steps: steps ?? [])
    case .paused:
      guard let id, let end else { return nil }
      return .paused(id, until: end)
    case .prolonged:
      guard let id, let end, let was else { return nil }
      return .prolonged(id, before: Instant(milliseconds: was), until: end)
    case .status:
      guard let address, let before = before.flatMap({ ContactStatus(rawValue: $0) }),
        let after = after.flatMap({ ContactStatus(rawValue: $0) })
      else { return nil }
      return .status(address, before: before, after: after)
    case .blacklisted:
      let subject = address.map { .address($0) } ?? domain.map { BlacklistEntry.Subject.domain($0) }
      return subject.map { .blacklisted($0, was: former($0)) }
    case .bounced: return address.map { .bounced($0) }
    case .foundSent:
      guard let id, let step = steps?.first else { return nil }
      return .foundSent(id, step: step)
    }
  }
}
