/// Takes a mail apart into its parts, whatever is wrong with them.
///
/// A multipart without its boundary is a text; one whose end is missing ends with the mail; parts
/// beyond `Bounds.parts` or deeper than `Bounds.depth` stay as they are, unread.
struct MimeReader {
  private var parts = 0

  static func read(_ mail: Bytes) -> MimePart {
    var reader = MimeReader()
    var start = mail.startIndex
    while start < mail.endIndex, mail[start] == 0x0A || mail[start] == 0 { start += 1 }
    return reader.part(mail[start...], depth: 0)
  }

  private mutating func part(
    _ bytes: Bytes, depth: Int, default media: String = "text/plain"
  ) -> MimePart {
    parts += 1
    let headers = HeaderFields(bytes)
    let type = ContentType(headers.raw("content-type"), default: media)
    let body = bytes[headers.end...]
    let flat = MimePart(headers: headers, type: type, body: body, parts: [])
    guard depth < Bounds.depth, parts < Bounds.parts else { return flat }
    if flat.isMultipart, let pieces = pieces(body, type) {
      let inner = type.media == "multipart/digest" ? "message/rfc822" : "text/plain"
      let children = pieces.map { part($0, depth: depth + 1, default: inner) }
      return MimePart(headers: headers, type: type, body: body, parts: children)
    }
    guard flat.isReturned else { return flat }
    // Nobody may encode a mail inside a mail, and some do.
    let mail = flat.content(limit: Bounds.mail)
    let returned = part(mail.drop { $0 == 0x0A }, depth: depth + 1)
    return MimePart(headers: headers, type: type, body: body, parts: [returned])
  }

  /// Between the lines that the boundary makes; nil where there is none of them.
  private func pieces(_ body: Bytes, _ type: ContentType) -> [Bytes]? {
    guard let boundary = type["boundary"].map({ Array($0.utf8) }) ?? guessed(body),
      !boundary.isEmpty
    else { return nil }
    let marker = Array("--".utf8) + boundary
    var pieces: [Bytes] = []
    var start: Int?
    var index = body.startIndex
    while let found = body.position(of: marker, from: index) {
      index = found + marker.count
      guard let isLast = kind(body, found, index) else { continue }
      if let start { pieces.append(body[start..<max(start, found - 1)]) }
      let behind = min(body.endIndex, body.lineEnd(index) + 1)
      start = isLast ? nil : behind
      if isLast || pieces.count >= Bounds.parts { break }
      index = behind
    }
    if let start, pieces.count < Bounds.parts, start < body.endIndex {
      pieces.append(body[start...])
    }
    return pieces.isEmpty ? nil : pieces
  }

  /// Whether the marker between `start` and `end` is the last; nil where it is none, but the text of
  /// a line or the beginning of a longer one.
  private func kind(_ body: Bytes, _ start: Int, _ end: Int) -> Bool? {
    guard start == body.startIndex || body[start - 1] == 0x0A else { return nil }
    let rest = body[end..<body.lineEnd(end)].trimmed
    if rest.isEmpty { return false }
    return rest.starts(with: "--".utf8) ? true : nil
  }

  /// For a multipart that does not say: its first line that could be one.
  private func guessed(_ body: Bytes) -> [UInt8]? {
    let line = body.lines(20).prefix(20).first { $0.count > 4 && $0.starts(with: "--".utf8) }
    return line.map { Array($0.dropFirst(2).trimmed) }
  }
}
