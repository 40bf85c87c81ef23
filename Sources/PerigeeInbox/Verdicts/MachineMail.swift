import PerigeeCore

/// Mail that no person wrote to us: newsletters, lists, notifications. A mail that answers one of ours
/// is a person's whatever its headers say, unless it says itself that a machine made it.
enum MachineMail {
  static func judge(_ mail: Mail, _ origin: Origin) -> Finding? {
    if let noReply = origin.noReply { return Finding(.other, [noReply, mail.subjectLine]) }
    if origin.isMachine {
      let who = [origin.daemon, origin.nullPath].compactMap { $0 }
      return Finding(.other, who + [mail.subjectLine])
    }
    let isGenerated = mail.headers.says("auto-submitted", "auto-")
    if isGenerated { return Finding(.other, [mail.line("auto-submitted"), mail.subjectLine]) }
    if let nobody = unsigned(mail) { return nobody }
    guard !mail.headers.has("in-reply-to"), let bulk = origin.bulk ?? origin.list else {
      return nil
    }
    return Finding(.other, [bulk, mail.subjectLine])
  }

  /// A mail without a sender, or one that does nothing but carry others, is no person's answer.
  private static func unsigned(_ mail: Mail) -> Finding? {
    guard !mail.isAnswer, !BounceWords.isPassedOn(mail.subject) else { return nil }
    if !mail.headers.has("from"), !mail.headers.has("sender") {
      return Finding(.other, ["no From", mail.subjectLine])
    }
    let isCarrier = mail.contents.text.allSatisfy { $0 <= 0x20 } && mail.contents.returned != nil
    return isCarrier ? Finding(.other, [mail.line("content-type"), mail.subjectLine]) : nil
  }
}
