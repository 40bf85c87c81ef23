import PerigeeMail

/// What of a mail's parts matters, wherever they stand: the texts to read, the machine's reports, the
/// mail that it brings back.
struct Contents {
  /// What a person reads, in UTF-8: the text of each part in its order, of alternatives the plain one.
  private(set) var text: [UInt8] = []
  /// RFC 3464.
  private(set) var deliveryStatus: [UInt8] = []
  /// RFC 5965.
  private(set) var feedback: [UInt8]?
  /// RFC 8098.
  private(set) var disposition: [UInt8]?
  /// RFC 5546: "REPLY", "REQUEST".
  private(set) var calendarMethod: String?
  /// The first mail inside it.
  private(set) var returned: HeaderFields?
  /// Of the first text; nil where none names one.
  private(set) var charset: String?
  /// That mail with its parts.
  private(set) var returnedPart: MimePart?
  /// How many parts are saved rather than read.
  private(set) var attachments = 0

  init(_ root: MimePart) { visit(root) }

  private mutating func visit(_ part: MimePart) {
    if part.isReturned {
      if returned == nil, let mail = part.parts.first {
        (returned, returnedPart) = (mail.headers, mail)
      }
    } else if part.type.media == "multipart/alternative" {
      visitAlternatives(part.parts)
    } else if part.isMultipart, !part.parts.isEmpty {
      part.parts.forEach { visit($0) }
    } else {
      visitLeaf(part)
    }
  }

  private mutating func visitAlternatives(_ parts: [MimePart]) {
    for part in parts where !part.isText || part.type.media == "text/calendar" { visit(part) }
    let texts = parts.filter { $0.isText && $0.type.media != "text/calendar" }
    let plain = texts.first { $0.type.media == "text/plain" && !$0.text().trimmed.isEmpty }
    if let chosen = plain ?? texts.last { visit(chosen) }
  }

  private mutating func visitLeaf(_ part: MimePart) {
    if part.isText { charset = charset ?? part.type["charset"] }
    switch part.type.media {
    case "message/delivery-status", "message/global-delivery-status", "text/delivery-status":
      append(part.content(), to: &deliveryStatus)
    case "message/feedback-report": feedback = feedback ?? Array(part.content())
    case "message/disposition-notification", "message/global-disposition-notification":
      disposition = disposition ?? Array(part.content())
    case "text/calendar": readCalendar(part)
    case "text/html", "text/enriched":
      if !part.isAttachment { append(Self.readable(part.text()), to: &text) }
    default:
      let isText = part.isText || part.isMultipart || !part.type.media.contains("/")
      if isText, !part.isAttachment { append(part.text(), to: &text) } else { attachments += 1 }
    }
  }

  private mutating func readCalendar(_ part: MimePart) {
    if let method = part.type["method"] {
      calendarMethod = calendarMethod ?? method.uppercased()
      return
    }
    let line = part.content(limit: 4_096).lines().first { $0.hasPrefix("method:") }
    calendarMethod = calendarMethod ?? line.map { $0.dropFirst(7).trimmed.string.uppercased() }
  }

  private func append(_ more: Bytes, to text: inout [UInt8]) {
    guard text.count < Bounds.text, !more.isEmpty else { return }
    if !text.isEmpty { text += [0x0A, 0x0A] }
    text += more.prefix(Bounds.text - text.count)
  }

  private static func readable(_ html: Bytes) -> Bytes { Bytes(HTMLText.text(of: html.string)) }
}
