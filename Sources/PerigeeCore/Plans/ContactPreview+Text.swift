extension ContactPreview {
  /// For people: emails one after the other, times in their senders' zones; or the exclusions with
  /// their cures.
  package func text(_ style: TextStyle = .plain) -> String {
    switch self {
    case .emails(let contact, let emails):
      emails.map { $0.text(style, to: contact) + "\n" }.joined()
    case .excluded(let excluded):
      "\(excluded.contact) is excluded:\n"
        + excluded.reasons.map { "  \($0.code): \($0.detail); \($0.cure)\n" }.joined()
    }
  }
}

extension Plan.Email {
  fileprivate func text(_ style: TextStyle, to contact: EmailAddress) -> String {
    let zone = sender.zone
    var text = style.bold("Step \(step)") + "  \(at.words(in: zone)) (\(zone.name))\n"
    switch content {
    case .task(let task): return text + "Task:    \(task)\n"
    case .email(let content):
      text += "From:    \(sender.name) <\(sender.email)>\n"
      text += "To:      \(contact)\n"
      text += "Subject: \(content.subject)\n\n"
      text += (content.text ?? content.html ?? "") + "\n"
      return text
    }
  }
}
