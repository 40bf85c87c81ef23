/// What the writer of a mail wrote: without what is quoted, and without the signature.
struct WrittenText {
  /// Lines as they stand in the mail.
  private(set) var lines: [Bytes] = []
  /// Whether anything was quoted.
  private(set) var hasQuote = false
  /// Whether it is all of the text.
  private(set) var isWhole = true

  init(_ text: Bytes) {
    let all = text.lines(2_000)
    var index = 0
    while index < all.count {
      let rest = all[index...]
      if Self.isQuoted(all[index]) {
        (hasQuote, isWhole) = (true, false)
      } else if let length = QuoteOpening.length(rest) {
        (hasQuote, isWhole) = (true, false)
        guard Self.isAnsweredBelow(rest.dropFirst(length)) else { return }
        index += length
        continue
      } else if Self.isSignature(all[index]) {
        isWhole = false
        hasQuote = hasQuote || rest.contains(where: Self.isQuoted)
        return
      } else {
        lines.append(all[index])
      }
      index += 1
    }
  }

  /// The lines as one text.
  var bytes: [UInt8] { Array(lines.joined(separator: [0x0A])) }

  /// Its beginning, at most `limit` characters, without blank lines at both ends.
  func excerpt(_ limit: Int) -> String {
    let text = bytes[...].trimmed.prefix(limit * 4).string
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
  }

  static func isQuoted(_ line: Bytes) -> Bool {
    let line = line.prefix(12).drop { $0 == 0x20 || $0 == 0x09 }
    return line.first == UInt8(ascii: ">") || line.starts(with: "&gt;".utf8)
  }

  private static func isSignature(_ line: Bytes) -> Bool {
    line.elementsEqual("-- ".utf8) || line.elementsEqual("--".utf8)
  }

  /// Whether the writer answers between marked lines rather than above a copy.
  private static func isAnsweredBelow(_ lines: ArraySlice<Bytes>) -> Bool {
    lines.first { !$0.trimmed.isEmpty }.map(isQuoted) ?? false
  }
}
