import PerigeeCore

/// A machine answered in a person's place: a notice of absence, a confirmation that a mail came.
enum AutomaticReply {
  static func judge(_ mail: Mail, _ origin: Origin) -> Finding? {
    guard let evidence = evidence(mail, origin) else { return nil }
    let found = ReturnDate.find(mail)
    return Finding(
      .autoReply, returnDate: found?.day, evidence + [found?.words].compactMap { $0 })
  }

  static func isSubject(_ mail: Mail) -> Bool {
    AutomaticWords.subjects.matches(mail.foldedSubject)
  }

  private static func evidence(_ mail: Mail, _ origin: Origin) -> [String]? {
    if let line = header(mail) { return [line, mail.subjectLine] }
    if isSubject(mail) { return [mail.subjectLine] }
    let absence = AutomaticWords.absence.weightiest(in: mail.foldedWritten)
    let hint = origin.nullPath ?? weakHeader(mail) ?? precedence(mail)
    if let absence {
      let said = mail.excerpt(absence.range, of: mail.foldedWritten)
      if let hint { return [hint, said] }
      if AutomaticWords.formal.matches(mail.foldedWritten) { return [said, mail.subjectLine] }
    }
    if let found = acknowledgement(mail) { return found }
    guard let hint = origin.nullPath ?? precedence(mail).flatMap({ origin.list == nil ? $0 : nil }),
      let match = AutomaticWords.receipt.weightiest(in: mail.foldedWritten)
    else { return nil }
    return [hint, mail.excerpt(match.range, of: mail.foldedWritten), mail.subjectLine]
  }

  /// A mail that answers nothing, and whose subject and words both say that ours has come.
  private static func acknowledgement(_ mail: Mail) -> [String]? {
    guard !mail.isAnswer, !mail.written.hasQuote,
      AutomaticWords.acknowledging.matches(mail.foldedSubject),
      let match = AutomaticWords.receipt.weightiest(in: mail.foldedWritten)
    else { return nil }
    return [mail.subjectLine, mail.excerpt(match.range, of: mail.foldedWritten)]
  }

  /// Headers that only machines that answer write.
  private static func header(_ mail: Mail) -> String? {
    let headers = mail.headers
    if headers.says("auto-submitted", "auto-replied") { return mail.line("auto-submitted") }
    if headers.says("auto-submitted", "auto-generated"), mail.isAnswer, !headers.has("list-id") {
      return mail.line("auto-submitted")
    }
    if let name = AutomaticWords.headers.first(where: headers.has) { return mail.line(name) }
    for (name, value) in AutomaticWords.values where headers.says(name, value) {
      return mail.line(name)
    }
    return nil
  }

  /// What persons' mails have as well, of programs that do not care.
  private static func weakHeader(_ mail: Mail) -> String? {
    if mail.headers.says("x-auto-response-suppress", "all")
      || mail.headers.says("x-auto-response-suppress", "oof")
    {
      return mail.line("x-auto-response-suppress")
    }
    return mail.headers.has("auto-submitted") && !mail.headers.says("auto-submitted", "no")
      ? mail.line("auto-submitted") : nil
  }

  private static func precedence(_ mail: Mail) -> String? {
    guard let value = mail.headers.raw("precedence") else { return nil }
    return value.hasPrefix("bulk") || value.hasPrefix("junk") ? mail.line("precedence") : nil
  }
}
