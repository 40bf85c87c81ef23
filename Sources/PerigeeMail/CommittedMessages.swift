package import PerigeeCore

/// The emails of a committed enrollment as they go, from its frozen values: the same bytes that its plan
/// showed, but for the date.
package struct CommittedMessages {
  private let engagement: Engagement
  private let enrollment: Enrollment
  private let sender: Sender
  private let key: UnsubscribeKey?

  /// - Parameters:
  ///   - sender: as the team has it now; name, signature and reply-to are those of the commit, where it
  ///     kept them.
  ///   - key: what signs the contact's token; nil where the team has none.
  package init(
    _ enrollment: Enrollment, of engagement: Engagement, sender: Sender, key: UnsubscribeKey?
  ) {
    self.engagement = engagement
    self.enrollment = enrollment
    self.sender =
      engagement.settings?.sender(sender.email)?.sender(in: sender.zone) ?? sender
    self.key = key
  }

  /// The message of a step; nil where that is a task, or none.
  /// - Parameter step: counts from 1.
  /// - Throws: `TemplateError` for an edit, `EmailTemplateError`.
  package func message(step: Int, date: Instant) throws -> Message? {
    var first: (subject: String, id: MessageID)?
    for (index, declared) in engagement.sequence.steps.enumerated().prefix(step) {
      guard case .email(let template) = try edited(declared, index + 1).content else { continue }
      let email = try template.render(value, firstSubject: first?.subject)
      let id = MessageID(
        plan: engagement.digest, contact: enrollment.contact, step: index + 1,
        domain: sender.email.domain)
      if index + 1 == step {
        return message(email.signed(with: sender.signature), id, date, inReplyTo: first?.id)
      }
      first = first ?? (email.subject, id)
    }
    return nil
  }

  private func edited(_ step: Step, _ number: Int) throws(TemplateError) -> Step {
    guard let edit = enrollment.edits.first(where: { $0.step == number }) else { return step }
    return try step.applying(edit)
  }

  private func value(_ name: String) -> String? {
    switch name {
    case "email": enrollment.contact.text
    case "sender.name": sender.name
    case "sender.email": sender.email.text
    default: enrollment.values[name]
    }
  }

  private func message(
    _ email: RenderedEmail, _ id: MessageID, _ date: Instant, inReplyTo: MessageID?
  ) -> Message {
    var link: UnsubscribeLink?
    if let mailto = engagement.settings?.unsubscribe, let key {
      link = UnsubscribeLink(mailto: mailto, token: key.token(of: enrollment.contact))
    }
    return Message(
      from: Mailbox(sender), to: enrollment.contact, email: email, id: id, date: date,
      offset: sender.zone.offset(at: date), inReplyTo: inReplyTo, replyTo: sender.replyTo,
      unsubscribe: link)
  }
}
