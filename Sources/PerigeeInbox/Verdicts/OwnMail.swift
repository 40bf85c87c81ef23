import PerigeeCore

/// Our own mail: from one of our addresses, with a token to unsubscribe as only we write it, or from
/// and to the same person.
enum OwnMail {
  static func judge(_ mail: Mail, own: Set<String>) -> Finding? {
    guard let sender = mail.sender?.lowercased() else { return nil }
    if own.contains(sender) { return Finding(.own, [mail.line("from"), mail.subjectLine]) }
    if let link = mail.headers.raw("list-unsubscribe"), UnsubscribeMark.token(in: link) != nil {
      return Finding(.own, [mail.line("list-unsubscribe"), mail.line("from")])
    }
    let to = mail.headers.allRaw("to").flatMap { AddressScan.addresses(in: $0, limit: 3) }
    guard to.count == 1, to[0].address.lowercased() == sender, !mail.headers.has("in-reply-to")
    else { return nil }
    return Finding(.own, [mail.line("from"), mail.line("to")])
  }
}
