import PerigeeCore

/// A mail as the rules look at it.
struct Mail {
  let headers: HeaderFields
  let type: ContentType
  let contents: Contents
  /// What its writer wrote himself, quotes left out.
  let written: WrittenText
  let subject: String
  let foldedSubject: FoldedText
  /// Of the whole text.
  let foldedText: FoldedText
  /// Of what its writer wrote.
  let foldedWritten: FoldedText
  /// The address in `From`, else the one in `Sender`.
  let sender: String?
  let date: MailDate?

  init(_ bytes: Bytes) {
    self.init(MimeReader.read(bytes))
  }

  init(_ root: MimePart) {
    headers = root.headers
    type = root.type
    contents = Contents(root)
    written = WrittenText(contents.text[...])
    subject = Self.subject(headers, contents)
    foldedSubject = FoldedText(subject)
    foldedText = FoldedText(contents.text)
    foldedWritten = written.isWhole ? foldedText : FoldedText(written.bytes)
    sender = Self.sender(headers)
    date = MailDate(headers.raw("date"))
  }

  /// At most 500 characters. Bytes that are no UTF-8 are in the charset of the text.
  private static func subject(_ headers: HeaderFields, _ contents: Contents) -> String {
    guard let raw = headers.raw("subject") else { return "" }
    let isPlain = !raw.contains("=?") && !Charset.isUTF8(raw)
    let text = isPlain ? Charset.utf8(raw, contents.charset).string : EncodedText.decode(raw)
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(500)))
  }

  private static func sender(_ headers: HeaderFields) -> String? {
    for name in ["from", "sender"] {
      guard let value = headers.raw(name) else { continue }
      if let address = AddressScan.first(in: value) { return address }
      let bare = value.drop { $0 != UInt8(ascii: "<") }.dropFirst().prefix { $0 != 0x3E }
      if !bare.isEmpty { return bare.string }
    }
    return nil
  }

  /// The addresses that it was sent to.
  var recipients: [String] {
    (headers.allRaw("to") + headers.allRaw("delivered-to") + headers.allRaw("x-original-to"))
      .flatMap { AddressScan.addresses(in: $0, limit: 100).map(\.address) }
  }

  /// Whether it says which mail it answers.
  var isAnswer: Bool { headers.has("in-reply-to") || headers.has("references") }

  /// "Subject: …" as evidence.
  var subjectLine: String { "Subject: \(subject)" }

  /// A header as evidence.
  func line(_ name: String) -> String {
    let title = name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return "\(title.joined(separator: "-")): \(headers.text(name))"
  }
}

extension Mail {
  /// The words of a phrase that was found in one of its folded texts, with those around them, as
  /// evidence.
  ///
  /// - Parameter before: bytes of what stands before the phrase, at most.
  func excerpt(_ range: Range<Int>, of text: FoldedText, before: Int = 40) -> String {
    let bytes = text.bytes
    var start = max(0, range.lowerBound - before)
    while start > 0, start < range.lowerBound, bytes[start] != 0x20 { start += 1 }
    var end = min(bytes.count, range.upperBound + 60)
    while end < bytes.count, end > range.upperBound, bytes[end] != 0x20 { end -= 1 }
    return "\"\(text.original(start..<end).trimmed.string)\""
  }
}
