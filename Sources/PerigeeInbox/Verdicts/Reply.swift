import PerigeeCore

/// What nothing else explains: a person wrote.
enum Reply {
  static func finding(_ mail: Mail) -> Finding {
    let answered = ["in-reply-to", "references"].first(where: mail.headers.has).map(mail.line)
    let quoted = mail.written.hasQuote ? "quotes what it answers" : nil
    let words = mail.written.excerpt(80)
    let said = words.isEmpty ? nil : "\"\(words.replacing("\n", with: " "))\""
    return Finding(.reply, [answered, quoted, said, mail.subjectLine].compactMap { $0 })
  }
}
