import PerigeeCore

@testable import PerigeeMail

/// A message of a seed, with texts that people, files of contacts and attackers write.
struct RandomMessage {
  let message: Message
  /// What `List-Unsubscribe` is to hold.
  let unsubscribe: String?

  init(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let text = Bool.random(using: &random) ? Self.text(&random, pieces: 40) : nil
    let html = text == nil || Bool.random(using: &random) ? Self.text(&random, pieces: 40) : nil
    let replyTo = Bool.random(using: &random) ? try EmailAddress("answers@acme.example") : nil
    let contact = try EmailAddress(Self.contacts.randomElement(using: &random) ?? "a@b.example")
    var link: UnsubscribeLink?
    if Bool.random(using: &random) {
      let token = UnsubscribeToken(contact: contact, keyID: "2026a", key: [1, 2, 3])
      link = UnsubscribeLink(mailto: try EmailAddress("out+x@acme.example"), token: token)
    }
    unsubscribe = link.map {
      "<mailto:out+x@acme.example?subject=unsubscribe%20\($0.token.text)>"
    }
    message = Message(
      from: Mailbox(
        name: Self.text(&random, pieces: 4), address: try EmailAddress("anna@acme.example")),
      to: contact,
      email: RenderedEmail(
        subject: Self.text(&random, pieces: 8), text: text, html: html),
      id: MessageID("\(seed).\(random.next())@acme.example"), date: Sample.instant,
      offset: Int.random(in: -50_000...50_000, using: &random), replyTo: replyTo, unsubscribe: link)
  }

  private static let contacts = [
    "ada@example.org", "o'neil@example.org", "a+b=c@example.org", "{x}|~@example.org",
    String(repeating: "x", count: 64) + "@" + String(repeating: "y", count: 60) + ".example",
  ]

  private static let pieces = [
    "\r\n", "\n", "\r", "\n\n", "\n.\n", "\r\n..\r\n", "\nFrom ", " ", "   ", "\t", "\u{0}",
    "\u{7}",
    "=?utf-8?Q?x?=", "=?", "?=", "=", "=3D", "\"", "\\", "<", ">", "(", ")", ",", ";", ":", "@",
    "Bcc: evil@example.org", "--=_perigee_", "\r\n\r\n--", "<script>", "&amp;", "&", "<!--", "-->",
    String(repeating: "w", count: 998), String(repeating: "é", count: 499), "\u{2028}", "\u{85}",
    "\u{feff}", "\u{202e}", "👨‍👩‍👧‍👦", "e\u{301}\u{302}", "Straße", "日本語", "שלום", "a", "word", "…",
  ]

  /// One of `pieces`, or a few scalars out of all that there are.
  private static func text(_ random: inout SplitMix64, pieces count: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...count, using: &random) {
      if Bool.random(using: &random), let piece = pieces.randomElement(using: &random) {
        text += piece
      } else {
        text.unicodeScalars.append(scalar(&random))
      }
    }
    return text
  }

  private static func scalar(_ random: inout SplitMix64) -> Unicode.Scalar {
    let bounds: [ClosedRange<UInt32>] = [0x20...0x7E, 0x20...0x7E, 0xA0...0x2FFF, 0...0x10FFFF]
    let range = bounds.randomElement(using: &random) ?? 0x20...0x7E
    return Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "\u{FFFD}"
  }
}
