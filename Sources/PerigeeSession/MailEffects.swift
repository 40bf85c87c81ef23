import PerigeeCore
import PerigeeWorkspace

/// Carries out what a mail means, in the transaction that keeps it.
struct MailEffects {
  let team: Team
  let user: EmailAddress
  let now: Instant
  let writer: any StoreWriter
  /// Somebody said what the mail is, and about whom.
  var isByPerson = false

  /// Does what the verdict means, and notes it in `incoming`.
  func carryOut(_ incoming: inout Incoming) throws {
    guard let contact = incoming.contact else {
      incoming.outcome = incoming.verdict.unmatchedWords
      return
    }
    try resolve(&incoming)
    switch incoming.verdict {
    case .reply: try reply(contact, &incoming)
    case .unsubscribe, .complaint: try unsubscribe(contact, &incoming)
    case .bounce: try bounce(contact, &incoming)
    case .autoReply: try pause(contact, &incoming)
    case .delayed, .receipt, .calendar, .challenge, .own, .other:
      incoming.outcome = "\(incoming.verdict.noun) changes nothing"
    }
  }

  /// "Evidence resolves unknowns": who names a Message-ID of ours has the email, or had it.
  private func resolve(_ incoming: inout Incoming) throws {
    guard let enrollment = incoming.enrollment, let step = incoming.step,
      incoming.verdict.isEvidenceOfArrival || incoming.verdict == .own
    else { return }
    let isFound = try writer.resolve(
      enrollment, step: step, as: .findSent, because: "mail \(incoming.id.number) names it",
      by: user, at: now)
    if isFound { incoming.effects.append(.foundSent(enrollment, step: step)) }
  }

  // MARK: What ends enrollments

  private func reply(_ contact: EmailAddress, _ incoming: inout Incoming) throws {
    let changes = try end(.reply, of: contact, &incoming)
    if changes.isEmpty { try tell(.reply, contact) }
    try changeStatus(of: contact, &incoming) { $0.after(.replied) }
    incoming.outcome = words(changes, nothing: "answered; nothing was to go")
  }

  /// By the contact's own wish: the address that was written to, and the one that wrote, where it is a
  /// contact too.
  private func unsubscribe(_ contact: EmailAddress, _ incoming: inout Incoming) throws {
    let writer = incoming.reading.sender.flatMap { try? EmailAddress($0) }
    let others = try self.writer.contacts(withEmails: [writer].compactMap(\.self)).map(\.email)
    var changes: [EnrollmentChange] = []
    for email in [contact] + others.filter({ $0 != contact }) {
      let entry = BlacklistEntry(
        subject: .address(email), reason: .unsubscribed, addedBy: user, addedAt: now)
      let addition = try self.writer.addToBlacklist([entry])[0]
      switch addition.outcome {
      case .added: incoming.effects.append(.blacklisted(entry.subject, was: nil))
      case .raised:
        incoming.effects.append(.blacklisted(entry.subject, was: addition.former))
      case .stands: break
      }
      let ended = try end(.unsubscription, of: email, &incoming)
      if ended.isEmpty, !addition.stands { try tell(.unsubscribe, email) }
      changes += ended
    }
    incoming.outcome =
      "on the blacklist by the contact's own wish; "
      + words(
        changes, nothing: "nothing was to go")
  }

  /// Of a contact that is in no sequence; `apply` tells of those that are.
  private func tell(_ kind: AutomationEvent.Kind, _ contact: EmailAddress) throws {
    guard try !writer.contacts(withEmails: [contact]).isEmpty else { return }
    try writer.tell(AutomationEvent(kind, at: now, contact: contact))
  }

  private func bounce(_ contact: EmailAddress, _ incoming: inout Incoming) throws {
    let (failure, why) = failure(of: contact, incoming)
    switch failure {
    case .none: incoming.outcome = why
    case .hard: try bounceHard(contact, why, &incoming)
    case .soft:
      let moments = try writer.softBounces(of: contact) + [incoming.cameAt]
      incoming.isSoftBounce = true
      guard SoftBounces.areHard(moments) else {
        incoming.outcome = "a soft bounce, the \(ordinal(moments.count)): \(why)"
        return
      }
      try bounceHard(contact, "the \(ordinal(moments.count)) soft one over 72 hours", &incoming)
    }
  }

  private func bounceHard(
    _ contact: EmailAddress, _ why: String, _ incoming: inout Incoming
  ) throws {
    if let known = try writer.contacts(withEmails: [contact]).first, !known.bounced {
      try writer.setBounced(true, of: [contact])
      incoming.effects.append(.bounced(contact))
    }
    let changes = try end(.bounce, of: contact, &incoming)
    incoming.outcome =
      "the address fails, \(why); "
      + words(
        changes, nothing: "nothing was to go")
  }

  private enum Failure { case none, soft, hard }

  /// What a bounce of an email to `contact` says of the address.
  private func failure(
    of contact: EmailAddress, _ incoming: Incoming
  ) -> (Failure, why: String) {
    isByPerson ? (.hard, "as somebody said") : reported(of: contact, incoming)
  }

  private func reported(
    of contact: EmailAddress, _ incoming: Incoming
  ) -> (Failure, why: String) {
    let recipients = incoming.reading.recipients
    guard !recipients.isEmpty else { return (.soft, "the report does not say whose") }
    let own = recipients.filter { (try? EmailAddress($0.address)) == contact }
    if let failed = own.first(where: { $0.action == .failed }) {
      return failed.hardness == .hard
        ? (.hard, "by its server's report") : (.soft, "the address itself may be right")
    }
    guard own.isEmpty, recipients.contains(where: { $0.action == .failed }) else {
      return (.none, "nothing failed for the contact's address, so it changes nothing")
    }
    // It forwards: of the address itself nothing is said.
    return (.soft, "the address that failed is another one")
  }

  // MARK: What stands beside a mail that is taken for something else

  /// What a mail that was kept says of `contact`; nil where nothing that stops it.
  func event(of mail: Incoming, for contact: EmailAddress) throws -> EnrollmentEvent? {
    let isAboutIt = mail.contact == contact
    switch mail.verdict {
    case .reply: return isAboutIt ? .reply : nil
    case .unsubscribe, .complaint:
      guard mail.contact != nil else { return nil }
      let isWriter = mail.reading.sender.flatMap { try? EmailAddress($0) } == contact
      return isAboutIt || isWriter ? .unsubscription : nil
    case .bounce: return try isAboutIt && isHard(mail, contact) ? .bounce : nil
    case .autoReply, .delayed, .receipt, .calendar, .challenge, .own, .other: return nil
    }
  }

  /// Whether a kept bounce says that the address fails, alone or with the other soft ones.
  private func isHard(_ mail: Incoming, _ contact: EmailAddress) throws -> Bool {
    switch reported(of: contact, mail).0 {
    case .hard: true
    // One that does not count as soft is one of which somebody said so.
    case .soft: try !mail.isSoftBounce || SoftBounces.areHard(writer.softBounces(of: contact))
    case .none: mail.reading.verdict != .bounce
    }
  }

  /// Ends an enrollment again that another mail has ended, and this one would have.
  /// - Returns: whether it does.
  func end(
    _ reopening: EnrollmentReopening, of contact: EmailAddress, _ mail: inout Incoming
  ) throws -> Bool {
    guard let event = try event(of: mail, for: contact) else { return false }
    let status = try status(of: contact)
    let open = try writer.enrollments(of: contact).first { $0.id == reopening.enrollment }?
      .sendings.filter(\.isOpen)
    let changes = try writer.apply(
      event, to: EnrollmentScope(.enrollment(reopening.enrollment)), reason: reason(mail),
      by: user, at: now)
    guard let change = changes.first else { return false }
    mail.effects.append(
      .ended(
        change.enrollment, before: change.before.isLive ? reopening.before : change.before,
        steps: (open ?? []).map(\.step)))
    if let status, let after = try self.status(of: contact), after != status {
      mail.effects.append(.status(contact, before: status, after: after))
    }
    return true
  }

  /// A contact whose status was taken back has answered all the same, where this mail is a reply of it.
  func answerAgain(_ contact: EmailAddress, _ mail: inout Incoming) throws {
    guard try event(of: mail, for: contact) == .reply else { return }
    try changeStatus(of: contact, &mail) { $0.after(.replied) }
  }

  /// Until when a mail that was kept pauses an enrollment; nil where it does not, or not any more.
  func pauseEnd(of mail: Incoming, for enrollment: Enrollment) throws -> PauseEnd? {
    guard mail.verdict == .autoReply, mail.contact == enrollment.contact,
      try !isTakenUp(enrollment, since: mail.cameAt)
    else { return nil }
    return until(mail, enrollment).map {
      PauseEnd(enrollment: enrollment.id, until: $0, cause: mail.id)
    }
  }

  private func until(_ mail: Incoming, _ enrollment: Enrollment) -> Instant? {
    let sender = team.sender(enrollment.sender)
    return PauseEnd.moment(
      back: mail.reading.returnDate, came: mail.cameAt, now: now,
      zone: sender?.zone ?? team.zone, window: sender?.window ?? .default)
  }

  // MARK: Ending

  /// Ends the enrollment whose email is named, and the contact's newest.
  private func end(
    _ event: EnrollmentEvent, of contact: EmailAddress, _ incoming: inout Incoming
  ) throws -> [EnrollmentChange] {
    var scopes = [EnrollmentScope(.contacts([contact]))]
    if let enrollment = incoming.enrollment, contact == incoming.contact {
      scopes.insert(EnrollmentScope(.enrollment(enrollment)), at: 0)
    }
    let status = try status(of: contact)
    let enrollments = try writer.enrollments(of: contact)
    let paused = try writer.pauseEnds(of: enrollments.map(\.id)).map(\.enrollment)
    var all: [EnrollmentChange] = []
    for scope in scopes {
      let changes = try writer.apply(
        event, to: scope, reason: reason(incoming), by: user, at: now)
      for change in changes {
        let open = enrollments.first { $0.id == change.enrollment }?.sendings.filter(\.isOpen)
        // A pause that ends by itself is a mail's, and is found again from the mails that are there then.
        let before = paused.contains(change.enrollment) ? .active : change.before
        incoming.effects.append(
          .ended(change.enrollment, before: before, steps: (open ?? []).map(\.step)))
      }
      all += changes
    }
    if let status, let after = try self.status(of: contact), after != status {
      incoming.effects.append(.status(contact, before: status, after: after))
    }
    return all
  }

  private func status(of contact: EmailAddress) throws -> ContactStatus? {
    try writer.contacts(withEmails: [contact]).first?.status
  }

  /// A reply counts for the contact, in a sequence or not.
  private func changeStatus(
    of contact: EmailAddress, _ incoming: inout Incoming,
    _ next: (ContactStatus) -> ContactStatus?
  ) throws {
    guard let before = try status(of: contact), let after = next(before) else { return }
    try writer.setStatus(after, of: [contact])
    incoming.effects.append(.status(contact, before: before, after: after))
  }

  // MARK: What pauses

  /// "An automatic reply only pauses, never stops", and "never overrules a person".
  private func pause(_ contact: EmailAddress, _ incoming: inout Incoming) throws {
    let live = try writer.enrollments(of: contact).last { $0.state.isLive }
    guard let live else {
      incoming.outcome = "an automatic reply; nothing was to go"
      return
    }
    guard let until = until(incoming, live) else {
      incoming.outcome = "an automatic reply whose writer is back"
      return
    }
    let end = PauseEnd(enrollment: live.id, until: until, cause: incoming.id)
    if live.state == .paused {
      try prolong(live, end, &incoming)
    } else if try !isByPerson && isTakenUp(live, since: incoming.cameAt) {
      incoming.outcome = "an automatic reply from before somebody resumed it"
    } else {
      try writer.apply(
        .absence, to: EnrollmentScope(.enrollment(live.id)),
        reason: "\(reason(incoming)), until \(words(until, live))", by: user, at: now)
      try writer.keep(end)
      incoming.effects.append(.paused(live.id, until: until))
      incoming.outcome = "paused until \(words(until, live))"
    }
  }

  private func prolong(
    _ live: Enrollment, _ end: PauseEnd, _ incoming: inout Incoming
  ) throws {
    guard let standing = try writer.pauseEnds(of: [live.id]).first else {
      incoming.outcome = "an automatic reply; somebody has paused it, and it stays so"
      return
    }
    guard standing.until < end.until else {
      incoming.outcome = "paused until \(words(standing.until, live)) already"
      return
    }
    try writer.keep(end)
    incoming.effects.append(.prolonged(live.id, before: standing.until, until: end.until))
    incoming.outcome = "the pause lasts until \(words(end.until, live))"
  }

  private func isTakenUp(_ live: Enrollment, since moment: Instant) throws -> Bool {
    try writer.history(of: live.id).contains { $0.event == .resumption && $0.at > moment }
  }

  // MARK: Words

  private func words(_ moment: Instant, _ enrollment: Enrollment) -> String {
    moment.zonedWords(in: team.sender(enrollment.sender)?.zone ?? team.zone)
  }

  private func words(_ changes: [EnrollmentChange], nothing: String) -> String {
    changes.isEmpty
      ? nothing
      : changes.map {
        "\($0.sequence): \($0.before.words) → \($0.after.words)"
          + ($0.sendings > 0 ? ", \(counted($0.sendings, "sending")) cancelled" : "")
      }.joined(separator: "; ")
  }

  /// Kept with the event, for `report` and `explain`: where the evidence is.
  private func reason(_ incoming: Incoming) -> String {
    let step = incoming.step.map { " about step \($0)" } ?? ""
    let writer = incoming.reading.sender.map { " from \($0.onOneLine)" } ?? ""
    return "mail \(incoming.id.number)\(writer)\(step)"
  }
}

extension Verdict {
  /// What comes of a mail that matches nobody.
  fileprivate var unmatchedWords: String {
    switch self {
    case .own: "our own mail"
    case .bounce, .delayed, .complaint: "it names no Message-ID of ours, so it changes nothing"
    default: "it matches no contact"
    }
  }
}

/// "1st", "2nd", "3rd", "4th".
private func ordinal(_ number: Int) -> String {
  switch (number % 10, number % 100) {
  case (1, let rest) where rest != 11: "\(number)st"
  case (2, let rest) where rest != 12: "\(number)nd"
  case (3, let rest) where rest != 13: "\(number)rd"
  default: "\(number)th"
  }
}
