import PerigeeCore
import PerigeeWorkspace

// What is done with enrollments by hand, after their commit.
extension Session {
  /// What `carryOut` would do, to be shown to whoever is asked.
  /// - Throws: as `carryOut` does.
  package func foretell(_ order: EnrollmentOrder) throws -> EnrollmentOutcome {
    let scope = try scope(of: order)
    return try store.read { reader in
      outcome(order, scope, try reader.effects(of: order.action.event, on: scope))
    }
  }

  /// Stops or pauses enrollments, or notes replies, in one transaction.
  /// - Throws: `UnknownName` for a contact, a list, a filter, a sequence or an engagement;
  ///   `SessionError.notTheOwner` for somebody else's engagement; `.replyInFuture`.
  package func carryOut(_ order: EnrollmentOrder) throws -> EnrollmentOutcome {
    let scope = try scope(of: order)
    let moment = try moment(of: order)
    return try write { writer in
      let changes = try writer.apply(
        order.action.event, to: scope, reason: order.givenReason, by: actor, at: moment)
      let noted = order.action == .reply ? try noteReplies(scope, changes, writer) : []
      if !changes.isEmpty { try writer.record(entry(order, changes)) }
      var outcome = outcome(order, scope, changes)
      outcome.noted = noted
      if order.action == .pause { outcome.lasting = try makeLasting(scope, writer) }
      return outcome
    }
  }

  private func scope(of order: EnrollmentOrder) throws -> EnrollmentScope {
    if let sequence = order.sequence { try requireSequence(sequence) }
    switch order.whom {
    case .contacts(let contacts):
      return EnrollmentScope(.contacts(try emails(contacts)), sequence: order.sequence)
    case .engagement(let id):
      _ = try store.read { try standing(id, $0) }
      return EnrollmentScope(.engagement(id), sequence: order.sequence)
    }
  }

  /// The name of a sequence that there is; one whose file is gone has its enrollments still.
  /// - Throws: `UnknownName`.
  @discardableResult
  package func requireSequence(_ name: String) throws -> String {
    // What is engaged can be stopped, whatever is wrong with the files.
    let engaged = try store.read { try $0.engagements(limit: 1_000).map(\.sequence.name) }
    guard !engaged.contains(name) else { return name }
    let known = try workspace.complete().sequences.map(\.name)
    guard !known.contains(name) else { return name }
    throw UnknownName(kind: .sequence, name: name, known: Set(known + engaged).sorted())
  }

  private func moment(of order: EnrollmentOrder) throws -> Instant {
    guard let at = order.at, at > now else { return order.at ?? now }
    throw SessionError.replyInFuture(at: at, now: now, zone: team.zone)
  }

  /// Whoever is paused for an automatic reply alone stays paused, once somebody wants that.
  /// - Returns: how many.
  private func makeLasting(_ scope: EnrollmentScope, _ writer: any StoreWriter) throws -> Int {
    let ends = try writer.pausesOver(at: Instant(milliseconds: .max), limit: .max)
    let paused = try writer.openEnrollments(.enrollments(ends.map(\.enrollment))).filter {
      scope.covers($0)
    }
    for enrollment in paused {
      try writer.removePauseEnd(of: enrollment.id)
      try disown(ends.first { $0.enrollment == enrollment.id }?.cause, enrollment.id, writer)
      try writer.record(
        entry(.pause, enrollment.contact.text, "\(enrollment.sequence): its pause has no end now"))
    }
    return paused.count
  }

  /// A pause that is a person's is no mail's any more: taking the mail for something else does not end it.
  private func disown(
    _ mail: Incoming.ID?, _ enrollment: Enrollment.ID, _ writer: any StoreWriter
  ) throws {
    guard let mail, var incoming = try writer.incoming(mail) else { return }
    incoming.effects.removeAll { $0.pauses(enrollment) }
    try writer.change(incoming)
  }

  /// A reply counts for the contact, in a sequence or not.
  /// - Returns: those that are replied now and had no enrollment to end.
  private func noteReplies(
    _ scope: EnrollmentScope, _ changes: [EnrollmentChange], _ writer: any StoreWriter
  ) throws -> [EmailAddress] {
    guard case .contacts(let emails) = scope.whom else { return [] }
    let others = Set(emails).subtracting(changes.map(\.contact)).sorted()
    let known = try disownReplies(of: others, in: scope.sequence, writer)
    let silent = try writer.contacts(withEmails: others)
      .filter { $0.status.after(.replied) != nil }.map(\.email)
    if !silent.isEmpty { try writer.setStatus(.replied, of: silent) }
    for email in silent {
      try writer.tell(AutomationEvent(.reply, at: now, contact: email))
      try writer.record(entry(.reply, email.text, "answered; live in no sequence"))
    }
    for email in known.subtracting(silent).sorted() {
      try writer.record(entry(.reply, email.text, "answered, as a mail had said"))
    }
    return known.union(silent).sorted()
  }

  /// That they answered is a person's word from now on, and no mail's any more: it stays, with what had
  /// ended by a mail, whatever that is taken for.
  /// - Returns: of whom a mail had ended or said something.
  @discardableResult
  func disownReplies(
    of contacts: [EmailAddress], in sequence: String? = nil, _ writer: any StoreWriter
  ) throws -> Set<EmailAddress> {
    var disowned: Set<EmailAddress> = []
    for contact in contacts {
      let newest = try writer.enrollments(of: contact).last {
        $0.state != .rolledBack && $0.sequence == sequence ?? $0.sequence
      }
      for var mail in try writer.incoming(IncomingQuery(contact: contact)) {
        let effects = mail.effects.filter { !$0.ends(newest?.id, orAnswersFor: contact) }
        guard effects != mail.effects else { continue }
        mail.effects = effects
        try writer.change(mail)
        disowned.insert(contact)
      }
    }
    return disowned
  }

  private func entry(_ order: EnrollmentOrder, _ changes: [EnrollmentChange]) -> LogEntry {
    let reason = order.givenReason.map { ": \($0)" } ?? ""
    let only = changes.count == 1 ? changes.first : nil
    return entry(
      order.action.logged, only?.contact.text ?? counted(changes.count, "contact"),
      "\(sequences(of: changes)): \(changes.counts) \(changes[0].after.fateOfSendings)\(reason)")
  }

  private func outcome(
    _ order: EnrollmentOrder, _ scope: EnrollmentScope, _ changes: [EnrollmentChange]
  ) -> EnrollmentOutcome {
    var untouched = 0
    if case .contacts(let emails) = scope.whom { untouched = emails.count - changes.count }
    return EnrollmentOutcome(
      action: order.action, changes: changes, untouched: untouched, zone: team.zone)
  }
}

extension EnrollmentScope {
  fileprivate func covers(_ enrollment: OpenEnrollment) -> Bool {
    if let sequence, enrollment.sequence != sequence { return false }
    switch whom {
    case .contacts(let emails): return emails.contains(enrollment.contact)
    case .engagement(let id): return enrollment.engagement == id
    case .enrollment(let id): return enrollment.id == id
    case .domain(let domain):
      let own = enrollment.contact.domain
      return own == domain || own.hasSuffix("." + domain)
    }
  }
}

extension IncomingEffect {
  fileprivate func ends(_ enrollment: Enrollment.ID?, orAnswersFor contact: EmailAddress) -> Bool {
    switch self {
    case .ended(let id, _, _): id == enrollment
    case .status(contact, _, .replied): true
    default: false
    }
  }
}

extension EnrollmentOrder {
  fileprivate var givenReason: String? {
    guard let reason, !reason.allSatisfy(\.isWhitespace) else { return nil }
    return reason
  }
}

/// "intro, spring".
private func sequences(of changes: [EnrollmentChange]) -> String {
  enumerated(Set(changes.map(\.sequence)).sorted(), limit: 5)
}
