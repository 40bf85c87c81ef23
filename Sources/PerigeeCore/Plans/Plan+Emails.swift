extension Plan {
  /// One step as one contact gets it.
  package struct Email: Hashable, Sendable {
    /// What a step is for this contact, with its variables filled in.
    package enum Content: Hashable, Sendable {
      case email(RenderedEmail)
      case task(String)
    }

    /// Counts from 1.
    package var step: Int
    /// The same for all steps (rule 18).
    package var sender: Sender
    /// When it goes out; shown in the sender's zone.
    package var at: Instant
    /// What the contact gets, or what the sender is to do.
    package var content: Content
  }

  /// Every step as `contact` gets it, in order; nil where the contact is not enrolled.
  /// - Throws: `TemplateError` for an edit, `EmailTemplateError`.
  package func emails(to contact: EmailAddress) throws -> [Email]? {
    let sought = Array(contact.text.utf8)
    let enrollment = (0..<count).first { contacts.bytes[contacts.range($0)].elementsEqual(sought) }
    guard let enrollment else { return nil }
    let sender = senders[sender(of: enrollment)].sender
    var firstSubject: String?
    return try (0..<steps).map { number in
      let content = try render(
        step(number, of: enrollment), enrollment, sender, firstSubject: firstSubject)
      if case .email(let email) = content, firstSubject == nil { firstSubject = email.subject }
      return Email(
        step: number + 1, sender: sender, at: time(enrollment, step: number), content: content)
    }
  }

  private func render(
    _ step: Step, _ enrollment: Int, _ sender: Sender, firstSubject: String?
  ) throws -> Email.Content {
    let value = { (name: String) -> String? in
      switch name {
      case "email": contacts[enrollment]
      case "sender.name": sender.name
      case "sender.email": sender.email.text
      default: self.value(name, of: enrollment)
      }
    }
    switch step.content {
    case .email(let template):
      let email = try template.render(value, firstSubject: firstSubject)
      return .email(email.signed(with: sender.signature))
    case .task(let task): return .task(task.render(value))
    }
  }
}
