import PerigeeCore

/// A machine answered in a person's place: a notice of absence, a confirmation that a mail came.
enum AutomaticReply {
  static func judge(_ mail: Mail, _ origin: Origin) -> Finding? {
    guard let evidence = evidence(mail, origin) else { return nil }
    let found = ReturnDate.find(mail)
    return Finding(
      .autoReply, returnDate: found?.day, evidence + [found?.words].compactMap { $0 })
  }

  /// Whether the subject is such a notice's; that of an answer to one is not.
  static func isSubject(_ mail: Mail) -> Bool {
    guard let match = AutomaticWords.subjects.weightiest(in: mail.foldedSubject) else {
      return false
    }
    let before = mail.foldedSubject.bytes[..<match.range.lowerBound].filter { $0 != 0x20 }
    return !BounceWords.isPassedOn(mail.subject) || before.count > 4
  }

  private static func evidence(_ mail: Mail, _ origin: Origin) -> [String]? {
    if let line = header(mail) { return [line, mail.subjectLine] }
    if isSubject(mail) { return [mail.subjectLine] }
    if let found = absence(mail, origin) ?? acknowledgement(mail) { return found }
    let bulk = origin.list == nil ? precedence(mail) : nil
    guard let hint = origin.nullPath ?? bulk else { return nil }
    let isAnswer = mail.isAnswer && origin.nullPath == nil
    let table = isAnswer ? AutomaticWords.surelyReceipt : AutomaticWords.receipt
    guard let match = table.weightiest(in: mail.foldedWritten) else { return nil }
    return [hint, mail.excerpt(match.range, of: mail.foldedWritten), mail.subjectLine]
  }

  /// Words of absence, with a hint that no person wrote them now.
  private static func absence(_ mail: Mail, _ origin: Origin) -> [String]? {
    guard let match = AutomaticWords.absence.weightiest(in: mail.foldedWritten) else { return nil }
    let said = mail.excerpt(match.range, of: mail.foldedWritten)
    if let hint = origin.nullPath ?? weakHeader(mail) ?? precedence(mail) { return [hint, said] }
    let isNotice =
      AutomaticWords.formal.matches(mail.foldedWritten)
      || AutomaticWords.perhaps.matches(mail.foldedSubject)
        && !BounceWords.isPassedOn(mail.subject)
    return isNotice ? [said, mail.subjectLine] : nil
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
