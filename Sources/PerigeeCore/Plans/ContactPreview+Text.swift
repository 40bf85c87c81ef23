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
      return text + ReadableHTML.preview(text: content.text, html: content.html)
    }
  }
}

extension ReadableHTML {
  /// An email's content as people read it: its text, and of the HTML, which most readers see in the text's
  /// place, that it is there and how it reads.
  package static func preview(text: String?, html: String?) -> String {
    (text.map { $0 + "\n" } ?? "") + (html.map { words($0, beside: text) } ?? "")
  }

  private static func words(_ html: String, beside text: String?) -> String {
    let readable = ReadableHTML(html).text
    guard let text else { return "HTML, without its markup:\n\n\(readable)\n" }
    if readable == text.trimmedOfBlanks { return "\nHTML:    reads as the text does\n" }
    return "\nHTML, which most readers see, without its markup:\n\n\(readable)\n"
  }
}

extension String {
  fileprivate var trimmedOfBlanks: String {
    String(String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()))
  }
}
