package import PerigeeCore

extension Engagement {
  /// What an email of one of its enrollments says: the bytes that `Plan.messages` shows, but for the date.
  ///
  /// Everything in it is frozen at the commit: texts, values, edits, the sender's name, signature and
  /// reply-to. For an engagement of 0.1.0, which kept no settings, those of today hold.
  /// - Parameters:
  ///   - step: counts from 1; an email.
  ///   - today: the sender as the team has it today.
  ///   - key: what signs the contact's token; nil where it is not at hand, and then the message has no
  ///     `List-Unsubscribe`.
  ///   - now: the moment of the send.
  /// - Throws: `TemplateError` for an edit, `EmailTemplateError`.
  package func message(
    _ step: Int, of enrollment: Enrollment, from today: Sender, key: UnsubscribeKey?,
    at now: Instant
  ) throws -> Message {
    let sender = frozen(enrollment, today)
    var first: (step: Int, subject: String)?
    for number in 1...step {
      guard case .email(let template) = try self.step(number, of: enrollment).content else {
        continue
      }
      let email = try template.render(
        { value($0, of: enrollment, sender) }, firstSubject: first?.subject)
      if number == step {
        return Message(
          from: Mailbox(sender), to: enrollment.contact,
          email: email.signed(with: sender.signature),
          id: messageID(step, of: enrollment), date: now,
          offset: sender.zone.offset(at: now),
          inReplyTo: first.map { messageID($0.step, of: enrollment) }, replyTo: sender.replyTo,
          unsubscribe: link(for: enrollment, key))
      }
      first = first ?? (number, email.subject)
    }
    preconditionFailure("step \(step) of \(sequence.name) is no email")
  }

  /// The same in the preview, in the store and in every attempt to send it.
  package func messageID(_ step: Int, of enrollment: Enrollment) -> MessageID {
    MessageID(
      // A thread that another sender goes on with has the IDs that it began with.
      plan: digest, contact: enrollment.contact, step: step,
      domain: enrollment.committedSender.domain)
  }

  private func step(_ number: Int, of enrollment: Enrollment) throws -> Step {
    let step = (enrollment.version?.sequence ?? sequence).steps[number - 1]
    let edit = enrollment.edits.first { $0.step == number }
    return try edit.map { try step.applying($0) } ?? step
  }

  /// The sender with what recipients see of it as it was at the commit, or at the upgrade or the handover
  /// since.
  private func frozen(_ enrollment: Enrollment, _ today: Sender) -> Sender {
    let frozen = enrollment.version?.sender ?? settings?.sender(enrollment.sender)
    guard let kept = frozen else { return today }
    let then = kept.sender(in: today.zone)
    var sender = today
    sender.name = then.name
    sender.signature = then.signature
    sender.replyTo = then.replyTo
    return sender
  }

  private func value(_ name: String, of enrollment: Enrollment, _ sender: Sender) -> String? {
    switch name {
    case "email": enrollment.contact.text
    case "sender.name": sender.name
    case "sender.email": sender.email.text
    default: enrollment.values[name]
    }
  }

  private func link(for enrollment: Enrollment, _ key: UnsubscribeKey?) -> UnsubscribeLink? {
    let frozen = enrollment.version.map(\.unsubscribe) ?? settings?.unsubscribe
    guard let mailto = frozen, let key else { return nil }
    return UnsubscribeLink(mailto: mailto, token: key.token(of: enrollment.contact))
  }
}
