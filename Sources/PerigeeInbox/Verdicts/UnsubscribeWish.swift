import PerigeeCore

/// Somebody wants no more mail: by the token of ours that a mail program sends, or in words of his own.
/// What is quoted says nothing, and to have no interest is a refusal and no such wish.
enum UnsubscribeWish {
  static func judge(_ mail: Mail, _ origin: Origin) -> Finding? {
    if UnsubscribeMark.token(in: Bytes(mail.subject)) != nil {
      return Finding(.unsubscribe, [mail.subjectLine])
    }
    // The footers of lists and newsletters say how one leaves them.
    guard origin.bulk == nil, origin.list == nil, origin.noReply == nil, !origin.isMachine else {
      return nil
    }
    if UnsubscribeWords.isWholly(mail.foldedSubject), !mail.isAnswer {
      return Finding(.unsubscribe, [mail.subjectLine])
    }
    let text = mail.foldedWritten
    if UnsubscribeWords.isWholly(text) {
      return Finding(.unsubscribe, ["\"\(text.bytes[...].trimmed.string)\""])
    }
    guard text.bytes.count < 700 else { return nil }
    let denials = UnsubscribeDenials(text, writer: mail.headers.text("from"))
    let wish = denials.firstWish(of: UnsubscribeWords.wishes.all(in: text).map(\.range))
    return wish.map { Finding(.unsubscribe, [mail.excerpt($0, of: text), mail.subjectLine]) }
  }
}
