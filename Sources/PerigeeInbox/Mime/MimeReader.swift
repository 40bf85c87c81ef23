/// Takes a mail apart into its parts, whatever is wrong with them.
///
/// A multipart without its boundary is a text; one whose end is missing ends with the mail; parts
/// beyond `Bounds.parts` or deeper than `Bounds.depth` stay as they are, unread.
struct MimeReader {
  private var parts = 0

  static func read(_ mail: Bytes) -> MimePart {
    var reader = MimeReader()
    return reader.part(withoutBlankLines(mail), depth: 0)
  }

  private mutating func part(
    _ bytes: Bytes, depth: Int, default media: String = "text/plain"
  ) -> MimePart {
    parts += 1
    var headers = HeaderFields(bytes)
    if !headers.has("content-type"), depth > 0 || headers.isEmpty || headers.count < 3 {
      headers = Self.later(bytes[headers.end...]) ?? headers
    }
    let type = Self.type(headers, bytes[headers.end...], default: media)
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

  private static func withoutBlankLines(_ mail: Bytes) -> Bytes {
    var start = mail.startIndex
    while start < mail.endIndex {
      let end = mail.lineEnd(start)
      guard mail[start..<end].allSatisfy({ $0 <= 0x20 }), end < mail.endIndex else { break }
      start = end + 1
    }
    return mail[start...]
  }

  /// The rest of a header that an empty line cuts in two.
  private static func later(_ body: Bytes) -> HeaderFields? {
    let start = withoutBlankLines(body)
    guard start.hasPrefix("content-") else { return nil }
    let headers = HeaderFields(start)
    return headers.has("content-type") ? headers : nil
  }

  /// What the header says, or for a header that says nothing what the body looks like.
  private static func type(
    _ headers: HeaderFields, _ body: Bytes, default media: String
  ) -> ContentType {
    let value = headers.raw("content-type")
    guard value == nil, let boundary = guessed(body) else {
      return ContentType(value, default: media)
    }
    let first = body.position(of: Array("--".utf8) + boundary, from: body.startIndex) ?? 0
    let next = body[min(body.endIndex, body.lineEnd(first) + 1)...]
    guard withoutBlankLines(next).hasPrefix("content-") else {
      return ContentType(nil, default: media)
    }
    return ContentType(
      Bytes("multipart/mixed; boundary=\"\(boundary[...].string)\""), default: media)
  }

  /// Between the lines that the boundary makes; nil where there is none of them.
  private func pieces(_ body: Bytes, _ type: ContentType) -> [Bytes]? {
    guard let boundary = type["boundary"].map({ Array($0.utf8) }) ?? Self.guessed(body),
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
  private static func guessed(_ body: Bytes) -> [UInt8]? {
    let line = body.lines(20).prefix(20).first {
      $0.trimmed.count > 2 && $0.starts(with: "--".utf8)
    }
    return line.map { Array($0.dropFirst(2).trimmed) }
  }
}
