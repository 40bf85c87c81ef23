/// What a report says in words: its lines before the mail that it brings back.
struct ReportText {
  let lines: [Bytes]
  /// The header of the mail that stands in the text itself, if one does.
  let returned: HeaderFields?

  init(_ text: Bytes) {
    var lines: [Bytes] = []
    var returned: HeaderFields?
    for line in text.lines(1_000) {
      if Self.beginsReturned(line) {
        returned = Self.returned(text[line.startIndex...])
        break
      }
      lines.append(line)
    }
    self.lines = lines
    self.returned = returned
  }

  /// The lines as one text.
  var text: [UInt8] { Array(lines.joined(separator: [0x0A])) }

  private static func beginsReturned(_ line: Bytes) -> Bool {
    let text = line.prefix(140).drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
    if firstHeaders.contains(where: { text.hasPrefix($0) }) { return true }
    guard text.count > 8, text.count < 130 else { return false }
    // Rulers are lines of their own; a sentence that speaks of the message goes on.
    let isRuler =
      text.first.map { "-=|*[<+_".utf8.contains($0) } == true
      || text.last.map { "-=|*:]".utf8.contains($0) } == true
    let folded = FoldedText(text)
    return (isRuler || folded.bytes[...].contains(" follows")) && rulers.matches(folded)
  }

  private static let firstHeaders: [StaticString] = [
    "received:", "return-path:", "dkim-signature:", "domainkey-signature:", "arc-seal:",
    "x-received:", "mime-version:", "x-originating-ip:", "delivered-to:", "arc-authentication",
  ]

  /// Behind the line, the header begins at once or after some empty lines.
  private static func returned(_ text: Bytes) -> HeaderFields? {
    for start in text.lines(12).prefix(12).map(\.startIndex) {
      let quote = text[start...].prefix { $0 == UInt8(ascii: ">") || $0 == 0x20 }
      let fields =
        quote.isEmpty ? HeaderFields(text[start...]) : HeaderFields(unquoted(text[start...]))
      if fields.count > 1, fields.has("from") || fields.has("message-id") || fields.has("subject") {
        return fields
      }
    }
    return nil
  }

  /// Without the marks or spaces that every line begins with.
  private static func unquoted(_ text: Bytes) -> Bytes {
    let lines = text.prefix(Bounds.header).lines().map { line -> Bytes in
      line.drop { $0 == UInt8(ascii: ">") || $0 == 0x20 }
    }
    return Array(lines.joined(separator: [0x0A]))[...]
  }

  private static let rulers = PhraseTable([
    (
      (),
      [
        "below this line is a copy", "below the next line is a copy", "this is a copy of",
        "original message", "original mail", "unsent message", "message header*",
        "returned message",
        "returned mail", "message text follows", "mail text follows", "message body follows",
        "mail body follows", "the body of the message", "header of the original",
        "headers of the original", "the message's headers", "your message reads", "old message",
        "copy of the message", "copy of your message", "copy of the mail", "copy of your mail",
        "message follows", "mail follows", "mensaje original", "mensagem original",
        "message original", "messaggio originale", "ursprüngliche nachricht", "originalnachricht",
        "undelivered message", "undeliverable message", "rejected message", "failed message",
        "original headers", "message headers", "enclosed is a copy", "message contents follow*",
        "text of your message", "original text", "content of the message", "body of message",
        "contents of your message", "beginning of message", "start of message", "mail header*",
        "the first…lines of the message", "forwarded message", "message is attached",
      ]
    )
  ])
}
