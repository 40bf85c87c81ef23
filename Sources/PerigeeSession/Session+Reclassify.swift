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
  /// Takes a mail for something else: undoes what it did, where nothing has changed that since and no other
  /// mail founds it too, and does what the other verdict means, in one transaction. One that is taken for
  /// that already stays as it is.
  /// - Throws: `UnknownName` for a mail or a contact; `SessionError.managersOnly`, `.needsConfirmation`
  ///   where a contact's own wish is taken back (rule 7).
  package func reclassify(_ order: ReclassifyOrder) throws -> Incoming {
    let contact = try order.contact.map(Self.address)
    return try write { writer in
      guard var incoming = try writer.incoming(order.id) else {
        throw UnknownName(kind: .incoming, name: String(order.id.number))
      }
      let before = incoming.verdict
      if before == order.verdict, contact == nil || contact == incoming.contact {
        incoming.outcome =
          "it is \(before.noun) already, so nothing is changed; \(incoming.outcome)"
        return incoming
      }
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
      var effects = effects(writer)
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

  private func effects(_ writer: any StoreWriter) -> MailEffects {
    MailEffects(team: team, user: user.email, now: now, writer: writer)
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

  // MARK: Undoing

  /// What undoing mails has brought back.
  private struct TakenBack {
    /// Why, for whoever looks.
    let reason: String
    var reopened: [EnrollmentReopening] = []
    /// Whose statuses are what they were before.
    var statuses: Set<EmailAddress> = []
    /// What could not be undone, and why, in words.
    var kept: [String] = []
  }

  /// Undoes the effects of a mail, the last one first; what other mails found, or people, stays.
  /// - Returns: what could not be undone, and why, in words.
  private func undo(_ incoming: inout Incoming, _ writer: any StoreWriter) throws -> [String] {
    var others = try OtherMails(beside: incoming, writer)
    var back = TakenBack(
      reason: "mail \(incoming.id.number), taken for \(incoming.verdict.noun), is none")
    let wasSoft = incoming.isSoftBounce
    incoming.isSoftBounce = false
    let effects = incoming.effects
    incoming.effects = effects.filter { if case .foundSent = $0 { true } else { false } }
    try writer.change(incoming)
    try takeBack(effects, of: incoming.id, &others, &back, writer)
    if wasSoft { try takeBackSoftBounces(&others, &back, writer) }
    try holdAgain(&back, &others, writer)
    try others.keep(writer)
    return back.kept + (try goOn(back, writer))
  }

  private func takeBack(
    _ effects: [IncomingEffect], of mail: Incoming.ID, _ others: inout OtherMails,
    _ back: inout TakenBack, _ writer: any StoreWriter
  ) throws {
    let standing = self.effects(writer)
    for effect in effects.reversed() {
      switch effect {
      case .ended(let id, let before, let steps):
        let reopening = EnrollmentReopening(id, before: before, steps: steps)
        let isOpen = try writer.reopen(reopening, reason: back.reason, by: user.email, at: now)
        if isOpen {
          back.reopened.append(reopening)
        } else {
          back.kept.append("an enrollment stays ended")
        }
      case .paused(let id, _), .prolonged(let id, _, _):
        guard try writer.pauseEnds(of: [id]).first?.cause == mail else { continue }
        back.reopened.append(EnrollmentReopening(id, before: .active, steps: []))
      case .status(let contact, let before, let after):
        guard try writer.contacts(withEmails: [contact]).first?.status == after else { continue }
        try writer.setStatus(before, of: [contact])
        back.statuses.insert(contact)
      case .blacklisted(let subject, let was):
        let stands = try others.takeOver(effect) { other in
          guard case .address(let contact) = subject else { return false }
          return try standing.event(of: other, for: contact) == .unsubscription
        }
        if !stands { try removeWish(subject, was, writer) }
      case .bounced(let contact):
        let stands = try others.takeOver(effect) {
          try standing.event(of: $0, for: contact) == .bounce
        }
        if !stands { try writer.setBounced(false, of: [contact]) }
      case .foundSent: continue
      }
    }
  }

  /// Soft bounces that were hard together and are none any more, since one of them was no bounce.
  private func takeBackSoftBounces(
    _ others: inout OtherMails, _ back: inout TakenBack, _ writer: any StoreWriter
  ) throws {
    let standing = effects(writer)
    var fallen: [Incoming] = []
    try others.forEach { other in
      guard let contact = other.contact, other.isSoftBounce, !other.effects.isEmpty,
        try standing.event(of: other, for: contact) == nil
      else { return false }
      fallen.append(other)
      other.effects = other.effects.filter { if case .foundSent = $0 { true } else { false } }
      return false
    }
    for mail in fallen { try takeBack(mail.effects, of: mail.id, &others, &back, writer) }
  }

  private func removeWish(
    _ subject: BlacklistEntry.Subject, _ was: BlacklistEntry?, _ writer: any StoreWriter
  ) throws {
    guard try !writer.removeFromBlacklist([subject]).isEmpty, let was else { return }
    _ = try writer.addToBlacklist([was])
  }

  // MARK: What stands all the same

  /// What other mails, or people, found holds for what was reopened.
  private func holdAgain(
    _ back: inout TakenBack, _ others: inout OtherMails, _ writer: any StoreWriter
  ) throws {
    let effects = effects(writer)
    for contact in back.statuses.sorted() {
      try others.forEach { other in
        try effects.answerAgain(contact, &other)
        return false
      }
    }
    let known = try others.people.sorted().flatMap { try writer.enrollments(of: $0) }
    for reopening in back.reopened {
      guard let enrollment = known.first(where: { $0.id == reopening.enrollment }),
        let engagement = try writer.engagement(.id(enrollment.engagement))
      else { continue }
      var hasEnded = false
      // Who wrote before the engagement was engaged all the same.
      try others.forEach { other in
        guard other.readAt >= engagement.engagedAt else { return false }
        hasEnded = try effects.end(reopening, of: enrollment.contact, &other)
        return hasEnded
      }
      if !hasEnded { hasEnded = try endAgain(enrollment, engagement, writer) }
      if !hasEnded, enrollment.state.isLive {
        try pauseAgain(reopening, enrollment, engagement, &back, &others, effects)
      }
    }
  }

  /// Ends what may not be written to, whoever said so.
  private func endAgain(
    _ enrollment: Enrollment, _ engagement: Engagement, _ writer: any StoreWriter
  ) throws -> Bool {
    let contact = try writer.contacts(withEmails: [enrollment.contact]).first
    guard let contact else { return false }
    let reason = DispatchScreening.reason(
      entry: Blacklist(try writer.blacklist()).entry(covering: contact.email),
      status: contact.status, bounced: contact.bounced,
      isAuthorized: engagement.request.authorize)
    guard let reason else { return false }
    return try !writer.apply(
      reason.event, to: EnrollmentScope(.enrollment(enrollment.id)), reason: reason.words,
      by: user.email, at: now
    ).isEmpty
  }

  /// An automatic reply that is there still pauses; what a person had paused stays so.
  private func pauseAgain(
    _ reopening: EnrollmentReopening, _ enrollment: Enrollment, _ engagement: Engagement,
    _ back: inout TakenBack, _ others: inout OtherMails, _ effects: MailEffects
  ) throws {
    guard let place = back.reopened.firstIndex(of: reopening) else { return }
    guard reopening.before != .paused else { return }
    let end = try others.longestPause { other in
      other.readAt >= engagement.engagedAt
        ? try effects.pauseEnd(of: other, for: enrollment) : nil
    }
    guard let end else { return }
    back.reopened[place].before = .paused
    try effects.writer.keep(end)
    try others.forEach { other in
      guard other.id == end.cause else { return false }
      other.effects.removeAll { $0.pauses(enrollment.id) }
      other.effects.append(.paused(enrollment.id, until: end.until))
      return true
    }
  }

  /// Gives what was reopened its moments, where nobody had paused it before.
  private func goOn(_ back: TakenBack, _ writer: any StoreWriter) throws -> [String] {
    let going = back.reopened.filter { $0.before == .added || $0.before == .active }
      .map(\.enrollment)
    let contacts = try writer.openEnrollments(.enrollments(going)).map(\.contact)
    guard !contacts.isEmpty else { return [] }
    do {
      let count = try resume(contacts, because: back.reason, as: .reclassified, writer)
      return count == contacts.count ? [] : ["paused, since its sender cannot send"]
    } catch SessionError.beyondHorizon {
      return ["paused, since no slot is left before the horizon"]
    } catch SessionError.dispatchHeld {
      return ["paused, since the database is held: after its release, perigee resume"]
    }
  }
}
