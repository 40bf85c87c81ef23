/// RFC 2047: a header's `=?charset?Q?…?=` and `=?charset?B?…?=` as the text they stand for.
enum EncodedText {
  /// Words beside one another join, and where they share a charset their bytes do, since some
  /// programs cut characters in two. A header in plain bytes is UTF-8, else Windows-1252.
  static func decode(_ value: Bytes) -> String {
    guard value.contains("=?") else { return Charset.utf8(value, nil).string }
    var decoder = Decoder()
    decoder.read(value)
    return decoder.result
  }

  private struct Word {
    let charset: String
    let bytes: Bytes
    let end: Int

    /// The one that begins at `start`, with `=?`.
    init?(_ value: Bytes, at start: Int) {
      let question = UInt8(ascii: "?")
      guard let name = value.position(of: question, from: start + 2), name + 2 < value.endIndex,
        value[name + 2] == question,
        let end = value.position(of: Array("?=".utf8), from: name + 3)
      else { return nil }
      let text = value[(name + 3)..<end]
      switch value[name + 1].lowered {
      case UInt8(ascii: "q"):
        let spaced = text.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
        bytes = TransferEncoding.quotedPrintable.decode(spaced[...], limit: Bounds.header)
      case UInt8(ascii: "b"): bytes = TransferEncoding.base64.decode(text, limit: Bounds.header)
      default: return nil
      }
      // RFC 2231 puts a language behind the charset.
      let named = value[(start + 2)..<name]
      charset = named.prefix { $0 != UInt8(ascii: "*") }.string.uppercased()
      self.end = end + 2
    }
  }

  private struct Decoder {
    var result = ""
    private var charset: String?
    private var pending: [UInt8] = []

    mutating func read(_ value: Bytes) {
      var index = value.startIndex
      var plain = index
      while let start = value.position(of: Array("=?".utf8), from: index) {
        guard let word = Word(value, at: start) else {
          index = start + 2
          continue
        }
        append(value[plain..<start])
        if charset != word.charset { flush() }
        charset = word.charset
        pending += word.bytes
        (index, plain) = (word.end, word.end)
      }
      append(value[plain...])
      flush()
    }

    /// White space between two words is none of the text's.
    private mutating func append(_ text: Bytes) {
      if charset != nil, text.endIndex != text.startIndex, text.allSatisfy(\.isSpace) { return }
      guard !text.isEmpty else { return }
      flush()
      result += Charset.utf8(text, nil).string
    }

    private mutating func flush() {
      if let charset { result += Charset.utf8(pending[...], charset).string }
      charset = nil
      pending = []
    }
  }
}
