package import PerigeeCore
import PerigeeMail
import PerigeeWorkspace

// What comes back.
extension Session {
  /// Keeps mails, and carries out what they mean, in one transaction with how far their mailbox was read.
  /// A copy of one that was kept before does nothing.
  /// - Parameter reading: of the mailbox that they are from; nil for files.
  /// - Returns: those that were new, as they were kept.
  @discardableResult
  package func take(_ mails: [ReadMail], _ reading: MailboxReading? = nil) throws -> [Incoming] {
    try indexMessages()
    let matcher = MailMatcher(team, key: tokenKeys(for: mails))
    let verdicts = mails.map { refined($0.reading) }
    return try write { writer in
      let effects = MailEffects(team: team, user: user.email, now: now, writer: writer)
      let kept = try zip(mails, verdicts).compactMap { mail, verdict in
        try take(mail, verdict, matcher, effects)
      }
      if let reading {
        try writer.keep(reading)
        try writer.forgetTexts(readBefore: now - Incoming.strangersKept)
      }
      return kept
    }
  }

  /// Those that copies of these mails were kept as before.
  package func known(_ mails: [ReadMail]) throws -> [Incoming] {
    try store.read { reader in
      try mails.compactMap { try reader.incoming($0.reading.fingerprint) }
    }
  }

  private func take(
    _ mail: ReadMail, _ refined: RefinedVerdict, _ matcher: MailMatcher, _ effects: MailEffects
  ) throws -> Incoming? {
    var incoming = Incoming(
      place: mail.place, reading: mail.reading, verdict: refined.verdict, readAt: now)
    try matcher.match(&incoming, effects.writer)
    guard let id = try effects.writer.keep(incoming) else { return nil }
    incoming.id = id
    try effects.carryOut(&incoming)
    incoming.outcome = (refined.notes + [incoming.outcome]).joined(separator: "; ")
    try effects.writer.change(incoming)
    if !incoming.effects.isEmpty { try effects.writer.record(entry(.incoming, incoming)) }
    return incoming
  }

  /// The verdict that the workspace's rules make of a reading, each after the other.
  private func refined(_ reading: MailReading) -> RefinedVerdict {
    var refined = RefinedVerdict(verdict: reading.verdict)
    for rule in verdictRules {
      do {
        let table = reading.table(as: refined.verdict)
        refined.take(try rule.verdicts(table, in: ruleContext).first ?? nil, of: rule.name)
      } catch {
        // A mail is kept, and does what it would do, whatever is wrong with a rule.
        refined.note(error, of: rule.name)
      }
    }
    return refined
  }

  private func indexMessages() throws {
    while try !store.write({ try $0.indexMessages(limit: 20_000) }) { try checkpoint() }
  }

  /// The key is read where a mail has a token, since a secret may be a command that asks somebody. Where it
  /// cannot be read now, tokens are nobody's, and the address still counts.
  private func tokenKeys(for mails: [ReadMail]) -> (String) -> [UInt8]? {
    guard let unsubscribe = team.unsubscribe,
      mails.contains(where: { $0.reading.unsubscribeToken != nil }),
      let bytes = try? SecretReader(folder: workspace.directory).read(unsubscribe.key)
    else { return { _ in nil } }
    return { $0 == unsubscribe.keyID ? bytes : nil }
  }

  func entry(_ action: LogEntry.Action, _ incoming: Incoming) -> LogEntry {
    entry(
      action, incoming.contact?.text ?? "mail \(incoming.id.number)",
      "mail \(incoming.id.number) is \(incoming.verdict.noun): \(incoming.outcome)")
  }

  // MARK: Looking

  /// Mails that were read, newest last.
  /// - Parameter contact: only those about this one; nil for all.
  /// - Throws: `SessionError.invalidAddress`.
  package func incoming(
    contact: String? = nil, unmatched: Bool = false, limit: Int? = nil
  ) throws -> [Incoming] {
    let contact = try contact.map(Self.address)
    return try store.read {
      try $0.incoming(IncomingQuery(contact: contact, isUnmatched: unmatched, limit: limit))
    }
  }

  /// - Throws: `UnknownName`.
  package func incoming(_ id: Incoming.ID) throws -> Incoming {
    guard let incoming = try store.read({ try $0.incoming(id) }) else {
      throw UnknownName(kind: .incoming, name: String(id.number))
    }
    return incoming
  }

  /// How far a sender's mailbox was read, and when its first email went.
  package func reading(
    of account: EmailAddress, folder: String
  ) throws -> (reading: MailboxReading?, firstEmail: Instant?) {
    try store.read {
      (try $0.reading(of: account, folder: folder), try $0.firstDelivery(of: account))
    }
  }

  /// Notes that a mailbox could not be read, or is not to be read any more.
  package func note(_ reading: MailboxReading) throws {
    try write { try $0.keep(reading) }
  }

  // MARK: Pauses that are over

  /// Lets enrollments go on whose automatic pause is over, from the next coming slot. What finds none, or
  /// whose sender cannot send, is tried again a day later.
  /// - Returns: how many go on.
  @discardableResult
  package func endPauses() throws -> Int {
    let over = try store.read { try $0.pausesOver(at: now, limit: 500) }.map(\.enrollment)
    // A database that is held moves nothing: they go on after its release.
    guard !over.isEmpty, try store.read({ try $0.dispatchHeldSince() }) == nil else { return 0 }
    do {
      return try write { try endPauses(over, $0) }
    } catch SessionError.beyondHorizon {
      return try over.reduce(0) { count, id in
        do {
          return count + (try write { try endPauses([id], $0) })
        } catch SessionError.beyondHorizon {
          try write { try tryLater([id], $0) }
          return count
        }
      }
    }
  }

  private func endPauses(_ over: [Enrollment.ID], _ writer: any StoreWriter) throws -> Int {
    let contacts = try writer.openEnrollments(.enrollments(over)).map(\.contact)
    let going = try resume(contacts, because: "the pause is over", writer)
    try tryLater(over, writer)
    return going
  }

  /// What is paused still although its pause is over.
  private func tryLater(_ over: [Enrollment.ID], _ writer: any StoreWriter) throws {
    for var end in try writer.pauseEnds(of: over) where end.until <= now {
      end.until = now + Milliseconds.day
      try writer.keep(end)
    }
  }

  /// Resumes in the transaction that runs.
  func resume(
    _ contacts: [EmailAddress], because reason: String,
    as cause: SendingMove.Cause = .resumed, _ writer: any StoreWriter
  ) throws -> Int {
    let outcome = try resumption(EnrollmentScope(.contacts(contacts)), writer, as: cause)
    try outcome.requireSlots()
    guard !outcome.isEmpty else { return 0 }
    try writer.apply(
      .resumption, to: EnrollmentScope(.contacts(outcome.enrollments.map(\.contact))),
      reason: reason, by: user.email, at: now)
    try writer.move(outcome.rearrangement.moves(by: user.email, at: now))
    try writer.record(entry(.resume, outcome, ": \(reason)"))
    return outcome.enrollments.count
  }
}
