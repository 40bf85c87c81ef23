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
    let root = MimeReader.read(bytes)
    headers = root.headers
    type = root.type
    contents = Contents(root)
    written = WrittenText(contents.text[...])
    subject = String(headers.text("subject").unicodeScalars.prefix(500))
    foldedSubject = FoldedText(subject)
    foldedText = FoldedText(contents.text)
    foldedWritten = written.hasQuote ? FoldedText(written.bytes) : foldedText
    sender = Self.sender(headers)
    date = MailDate(headers.raw("date"))
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
  func excerpt(_ range: Range<Int>, of text: FoldedText) -> String {
    let bytes = text.bytes
    var start = max(0, range.lowerBound - 40)
    while start > 0, start < range.lowerBound, bytes[start] != 0x20 { start += 1 }
    var end = min(bytes.count, range.upperBound + 60)
    while end < bytes.count, end > range.upperBound, bytes[end] != 0x20 { end -= 1 }
    return "\"\(bytes[start..<end].trimmed.string)\""
  }
}
