import PerigeeCore

/// What Amazon's mail service tells by JSON in a text, of failures, complaints and deliveries.
enum CloudReport {
  static func judge(_ mail: Mail, _ origin: Origin) -> Finding? {
    let text = mail.contents.text.filter { $0 != UInt8(ascii: "\\") && $0 > 0x20 }[...]
    guard text.contains("emailAddress\"") || text.contains("Type\":\"Delivery\"") else {
      return nil
    }
    for (word, verdict, list) in kinds {
      for key in ["notificationType", "eventType"] where text.contains("\(key)\":\"\(word)\"") {
        return finding(verdict, text, list, "\"\(key)\":\"\(word)\"", mail)
      }
    }
    return nil
  }

  private static let kinds: [(String, Verdict, String)] = [
    ("Bounce", .bounce, "bouncedRecipients"), ("Complaint", .complaint, "complainedRecipients"),
    ("Delivery", .receipt, "recipients"),
  ]

  private static func finding(
    _ verdict: Verdict, _ text: Bytes, _ list: String, _ evidence: String, _ mail: Mail
  ) -> Finding {
    let evidence = [evidence, mail.subjectLine]
    guard verdict == .bounce,
      let start = text.position(of: Array("\"\(list)\":[".utf8), from: text.startIndex)
    else { return Finding(verdict, evidence) }
    let end = text.position(of: UInt8(ascii: "]"), from: start) ?? text.endIndex
    let objects = text[start..<end].split(separator: UInt8(ascii: "}"))
    let rows = objects.compactMap { object in
      AddressScan.addresses(in: object, limit: 1).first.map { row($0.address, object, text) }
    }
    return Finding(verdict, recipients: ReportedRecipients.merged(rows), evidence)
  }

  private static func row(_ address: String, _ object: Bytes, _ text: Bytes) -> VerdictRecipient {
    let cause = FailureCause(words: FoldedText(object), status: StatusCode.first(in: object))
    let isTransient = text.contains("\"bounceType\":\"Transient\"")
    return VerdictRecipient(
      address: address, action: .failed, hardness: isTransient ? .soft : cause?.hardness ?? .unknown
    )
  }
}
