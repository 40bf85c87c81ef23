package import PerigeeCore
import PerigeeWorkspace

/// What somebody says that a mail is.
package struct ReclassifyOrder {
  package var id: Incoming.ID
  package var verdict: Verdict
  /// Whom it is about; nil for whom it was found to be about.
  package var contact: String?
  /// Taking back a contact's own wish is meant.
  package var isConfirmed: Bool

  package init(
    _ id: Incoming.ID, _ verdict: Verdict, contact: String? = nil, isConfirmed: Bool = false
  ) {
    self.id = id
    self.verdict = verdict
    self.contact = contact
    self.isConfirmed = isConfirmed
  }
}

extension Session {
  /// Takes a mail for something else: undoes what it did, where nothing has changed that since, and does what
  /// the other verdict means, in one transaction.
  /// - Throws: `UnknownName` for a mail or a contact; `SessionError.managersOnly`, `.needsConfirmation`
  ///   where a contact's own wish is taken back (rule 7).
  package func reclassify(_ order: ReclassifyOrder) throws -> Incoming {
    let contact = try order.contact.map(Self.address)
    return try write { writer in
      guard var incoming = try writer.incoming(order.id) else {
        throw UnknownName(kind: .incoming, name: String(order.id.number))
      }
      let before = incoming.verdict
      try requireRight(toUndo: incoming, order)
      let kept = try undo(&incoming, writer)
      if let contact {
        guard try !writer.contacts(withEmails: [contact]).isEmpty else {
          throw UnknownName(kind: .contact, name: contact.text)
        }
        if incoming.contact != contact { (incoming.enrollment, incoming.step) = (nil, nil) }
        (incoming.contact, incoming.match) = (contact, .person)
      }
      incoming.verdict = order.verdict
      var effects = MailEffects(team: team, user: user.email, now: now, writer: writer)
      effects.isByPerson = true
      try effects.carryOut(&incoming)
      if !kept.isEmpty { incoming.outcome += "; \(kept.joined(separator: "; "))" }
      try writer.change(incoming)
      try writer.record(
        entry(
          .reclassify, incoming.contact?.text ?? "mail \(incoming.id.number)",
          "mail \(incoming.id.number) is \(order.verdict.noun), was \(before.noun): "
            + incoming.outcome))
      return incoming
    }
  }

  private func requireRight(toUndo incoming: Incoming, _ order: ReclassifyOrder) throws {
    let wishes = incoming.effects.compactMap { effect -> BlacklistEntry? in
      guard case .blacklisted(let subject, _) = effect else { return nil }
      return BlacklistEntry(
        subject: subject, reason: .unsubscribed, addedBy: user.email, addedAt: now)
    }
    guard !wishes.isEmpty else { return }
    try requireManager("removing blacklist entries")
    guard order.isConfirmed else { throw SessionError.needsConfirmation(wishes) }
  }

  /// Undoes the effects of a mail, the last one first.
  /// - Returns: what could not be undone, and why, in words.
  private func undo(_ incoming: inout Incoming, _ writer: any StoreWriter) throws -> [String] {
    var kept: [String] = []
    var reopened: [EnrollmentReopening] = []
    for effect in incoming.effects.reversed() {
      switch effect {
      case .ended(let id, let before, let steps):
        let reopening = EnrollmentReopening(id, before: before, steps: steps)
        let isOpen = try writer.reopen(
          reopening, reason: "mail \(incoming.id.number) is taken for something else",
          by: user.email, at: now)
        if isOpen { reopened.append(reopening) } else { kept.append("an enrollment stays ended") }
      case .paused(let id, _):
        guard try writer.pauseEnds(of: [id]).first?.cause == incoming.id else { continue }
        reopened.append(EnrollmentReopening(id, before: .active, steps: []))
      case .prolonged(let id, let before, let until):
        guard var end = try writer.pauseEnds(of: [id]).first, end.until == until else { continue }
        end.until = before
        try writer.keep(end)
      case .status(let contact, let before, let after):
        guard try writer.contacts(withEmails: [contact]).first?.status == after else { continue }
        try writer.setStatus(before, of: [contact])
      case .blacklisted(let subject, let was): try removeWish(subject, was, writer)
      case .bounced(let contact): try writer.setBounced(false, of: [contact])
      case .foundSent: continue
      }
    }
    incoming.effects = incoming.effects.filter {
      if case .foundSent = $0 { true } else { false }
    }
    incoming.isSoftBounce = false
    return try kept + goOn(reopened, writer)
  }

  private func removeWish(
    _ subject: BlacklistEntry.Subject, _ was: BlacklistEntry.Reason?, _ writer: any StoreWriter
  ) throws {
    guard try !writer.removeFromBlacklist([subject]).isEmpty, let was else { return }
    _ = try writer.addToBlacklist([
      BlacklistEntry(subject: subject, reason: was, addedBy: user.email, addedAt: now)
    ])
  }

  /// Gives what was reopened its moments, where nobody had paused it before.
  private func goOn(
    _ reopened: [EnrollmentReopening], _ writer: any StoreWriter
  ) throws -> [String] {
    let going = reopened.filter { $0.before == .added || $0.before == .active }.map(\.enrollment)
    let contacts = try writer.openEnrollments(.enrollments(going)).map(\.contact)
    guard !contacts.isEmpty else { return [] }
    do {
      let count = try resume(contacts, because: "what ended it was none", writer)
      return count == contacts.count ? [] : ["paused, since its sender cannot send"]
    } catch SessionError.beyondHorizon {
      return ["paused, since no slot is left before the horizon"]
    }
  }
}
