/// A line that says that an address is the recipient's: "Final-Recipient: rfc822; ann@x.example".
enum NamedRecipient {
  static func places(_ lines: [Bytes]) -> [RecipientPlace] {
    lines.enumerated().compactMap { number, line in
      let text = line.prefix(300).trimmed
      guard let colon = text.prefix(40).firstIndex(of: UInt8(ascii: ":")) else { return nil }
      let key = text[..<colon].trimmed.map(\.lowered)
      guard keys.contains(String(decoding: key, as: UTF8.self)) else { return nil }
      return AddressScan.first(in: text[colon...]).map { RecipientPlace(address: $0, line: number) }
    }
  }

  private static let keys: Set<String> = [
    "could not be delivered to", "reported recipient", "final-recipient", "original-recipient",
    "recipient", "recipient address", "original address",
    "failed recipient", "failed recipients", "intended recipient", "recipients", "failed address",
    "undeliverable to", "could not deliver to", "failed to deliver to", "unknown recipient",
    "delivery failed to", "invalid recipient", "invalid address", "e-mail address",
    "user mailbox exceeds allowed size", "unknown user", "user unknown", "bad recipient",
    "rejected recipient", "destinataire", "empfänger", "destinatario", "recipient(s)",
    "failed recipient(s)", "unable to deliver mail to", "could not send to", "mailbox unavailable",
    "delivery failed for", "recipient's address", "rcpt", "rejected address",
    "undeliverable address",
    "undelivered recipient", "undeliverable recipient", "user not known", "account inactive",
    "mailbox full", "no such user", "error sending to", "nondelivery to", "not delivered to",
  ]
}
