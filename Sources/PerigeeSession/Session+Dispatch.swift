package import PerigeeCore
import PerigeeWorkspace

// What a person does about emails that go out.
extension Session {
  /// What is due, in flight, waiting and unknown, as it stands in the store.
  package func dispatchStatus() throws -> DispatchStatus {
    let today = team.zone.localDay(of: now)
    let start = team.zone.instants(of: today, hour: 0, minute: 0).first
    return try store.read { reader in
      var status = try reader.dispatchStatus(
        now: now, today: start ?? now - Milliseconds.day)
      for (sender, state) in status.mailboxes {
        status.mailboxes[sender]?.wait = state.wait.flatMap { standing($0, of: sender) }
      }
      if workspace.knowsTeam { status.warnings = try misfits(reader, sequences: nil).all }
      return status
    }
  }

  /// A wait as it stands now: it was written when a dispatcher last looked, and none looks after somebody who
  /// sends no more.
  private func standing(_ wait: MailboxWait, of sender: EmailAddress) -> MailboxWait? {
    guard !workspace.knowsTeam || team.sender(sender)?.isEnabled == true else { return nil }
    guard let until = wait.until, until <= now else { return wait }
    return MailboxWait(
      until: nil, why: "\(wait.why) until \(until.words(in: team.zone)); nobody has looked since")
  }

  /// Says what became of an email of which nobody knows.
  /// - Returns: when it goes again; nil where it does not, or has no moment yet.
  /// - Throws: `UnknownName` for a contact; `SessionError.notUnknown`; `.resendEnded` and `.resendPassed` for
  ///   one that cannot be sent again.
  @discardableResult
  package func resolve(
    _ contact: String, step: Int, as said: SendingResolution
  ) throws -> Instant? {
    let email = try Self.address(contact)
    return try write { writer in
      let enrollments = try writer.enrollments(of: email)
      if enrollments.isEmpty { throw UnknownName(kind: .contact, name: email.text) }
      let found = enrollments.last { enrollment in
        enrollment.sendings.contains { $0.step == step && $0.state == .unknown }
      }
      if let found, said == .resend { try requireResendable(found, step) }
      guard let found,
        try writer.resolve(
          found.id, step: step, as: said, because: "\(actor) said so", by: actor, at: now)
      else { throw SessionError.notUnknown(contact: email, step: step) }
      try writer.record(
        entry(.resolve, email.text, "\(found.sequence), step \(step): \(said.words)"))
      return said == .resend ? try place(step, of: found.id, writer) : nil
    }
  }

  /// "In the next slot that fits": the moment that it had is one that passed.
  private func place(
    _ step: Int, of id: Enrollment.ID, _ writer: any StoreWriter
  ) throws -> Instant? {
    // Nothing is moved before a release, and what is paused goes on once it is resumed.
    guard try writer.dispatchHeldSince() == nil else { return nil }
    let open = try writer.openEnrollments(.enrollments([id])).filter {
      $0.state.openSendings == .stay
    }
    let subjects = try subjects(open, writer)
    let moves = try rearranger(for: subjects, writer).rearranged(subjects) { _, sending in
      sending.step == step ? Rearranger.Mover(.missed) : nil
    }.moves(by: actor, at: now)
    // A step for which no slot has room stays: a dispatcher moves it once one has.
    try writer.move(moves.filter { $0.to != nil })
    return moves.first { $0.step == step }?.to
  }

  /// "Steps of an enrollment go in order", and what has ended sends nothing.
  private func requireResendable(_ enrollment: Enrollment, _ step: Int) throws {
    guard enrollment.state.isLive else {
      throw SessionError.resendEnded(
        contact: enrollment.contact, sequence: enrollment.sequence, enrollment.state)
    }
    let later = enrollment.sendings.first {
      $0.isEmail && $0.step > step && $0.state.isTried && $0.state != .failed
    }
    guard let later else { return }
    throw SessionError.resendPassed(
      contact: enrollment.contact, step: step, by: later.step, isUnknown: later.state != .sent)
  }

  /// From now on the database sends nothing.
  package func holdDispatch() throws {
    try write { writer in
      try writer.holdDispatch(since: now)
      try writer.record(entry(.holdDispatch, "dispatch", "held"))
    }
  }

  /// Whether nothing goes from a sender until somebody resumes it.
  package func isHalted(_ sender: EmailAddress) throws -> Bool {
    try store.read { try $0.mailboxes()[sender]?.halt != nil }
  }

  /// The sender of the team with this address.
  /// - Throws: `UnknownName`, `SessionError.invalidAddress`.
  package func sender(_ text: String) throws -> Sender {
    let email = try Self.address(text)
    guard let sender = team.sender(email) else {
      throw UnknownName(
        kind: .sender, name: email.text, known: team.senders.map(\.email.text))
    }
    return sender
  }

  /// Ends the halt of a sender.
  /// - Throws: `UnknownName` for somebody who is no sender.
  /// - Returns: false where it was not halted.
  package func resumeSender(_ text: String) throws -> Bool {
    let email = try sender(text).email
    return try write { writer in
      guard try writer.mailboxes()[email]?.halt != nil else { return false }
      try writer.setHalt(nil, of: email)
      try writer.record(entry(.resumeSender, email.text, "sends again"))
      return true
    }
  }
}

extension SendingResolution {
  /// For the log.
  fileprivate var words: String {
    switch self {
    case .findSent: "it arrived"
    case .findFailed: "it did not arrive, and is not sent again"
    case .resend: "it did not arrive, and is sent again"
    }
  }
}
