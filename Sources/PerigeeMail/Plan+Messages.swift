package import PerigeeCore

extension Plan {
  /// The plan's emails to `contact` as they will go, in the order of steps, tasks left out; nil where
  /// the contact is not enrolled.
  ///
  /// "Follow-ups in the thread of the first": each names the first email as what it answers.
  /// - Parameter key: what signs the contact's token; nil where it is not at hand, and then no message
  ///   has `List-Unsubscribe`.
  /// - Throws: `TemplateError` for an edit, `EmailTemplateError`.
  package func messages(
    to contact: EmailAddress, key: UnsubscribeKey?
  ) throws -> [PlannedMessage]? {
    guard let emails = try emails(to: contact) else { return nil }
    let link = unsubscribeLink(for: contact, key)
    var first: MessageID?
    var messages: [PlannedMessage] = []
    for email in emails {
      guard case .email(let content) = email.content else { continue }
      let id = MessageID(
        plan: digest, contact: contact, step: email.step, domain: email.sender.email.domain)
      let message = Message(
        from: Mailbox(email.sender), to: contact, email: content, id: id, date: email.at,
        offset: email.sender.zone.offset(at: email.at), inReplyTo: first,
        replyTo: email.sender.replyTo, unsubscribe: link)
      messages.append(PlannedMessage(step: email.step, message: message))
      first = first ?? id
    }
    return messages
  }

  private func unsubscribeLink(for contact: EmailAddress, _ key: UnsubscribeKey?)
    -> UnsubscribeLink?
  {
    guard let mailto = team.unsubscribe?.mailto, let key else { return nil }
    return UnsubscribeLink(mailto: mailto, token: key.token(of: contact))
  }
}

extension Mailbox {
  /// The sender's; one without a name shows its address once.
  init(_ sender: Sender) {
    self.init(name: sender.name == sender.email.text ? "" : sender.name, address: sender.email)
  }
}
