/// A text as phrases are looked for in it: in small letters, its white space single spaces.
struct FoldedText {
  /// UTF-8, with a space before and behind, so that a phrase can ask for whole words.
  let bytes: [UInt8]

  /// - Parameter limit: bytes of `text` that are read.
  init(_ text: some Collection<UInt8>, limit: Int = Bounds.text) {
    var folded: [UInt8] = [0x20]
    folded.reserveCapacity(min(text.count, limit) + 2)
    var fold = Fold()
    for byte in text.prefix(limit) { fold.append(byte, to: &folded) }
    if folded.last != 0x20 { folded.append(0x20) }
    bytes = folded
  }

  init(_ text: String) { self.init(text.utf8) }

  /// Letters and spaces by their bytes: ASCII, and of UTF-8 the small letters of Latin-1, Latin
  /// Extended-A and Cyrillic, whose capitals lie in fixed places.
  private struct Fold {
    private var lead: UInt8 = 0

    mutating func append(_ byte: UInt8, to result: inout [UInt8]) {
      if byte < 0x80 {
        lead = 0
        if byte <= 0x20 {
          if result.last != 0x20 { result.append(0x20) }
        } else {
          result.append(byte.lowered)
        }
        return
      }
      if byte >= 0xC0 {
        lead = byte
        result.append(byte)
        return
      }
      appendTrail(byte, to: &result)
      lead = 0
    }

    private func appendTrail(_ byte: UInt8, to result: inout [UInt8]) {
      switch (lead, byte) {
      // U+00A0, a space that does not break.
      case (0xC2, 0xA0):
        result.removeLast()
        if result.last != 0x20 { result.append(0x20) }
      case (0xC3, 0x80...0x9E): result.append(byte + 0x20)
      case (0xC4, 0x80...0xB7), (0xC5, 0x8A...0xB7): result.append(byte | 1)
      case (0xC5, 0xB9), (0xC5, 0xBB), (0xC5, 0xBD), (0xC5, 0x81), (0xC5, 0x83), (0xC5, 0x85),
        (0xC5, 0x87):
        result.append(byte + 1)
      case (0xD0, 0x90...0x9F): result.append(byte + 0x20)
      case (0xD0, 0xA0...0xAF):
        result[result.count - 1] = 0xD1
        result.append(byte - 0x20)
      // U+2019, the apostrophe of books.
      case (_, 0x99) where result.suffix(2) == [0xE2, 0x80]:
        result.removeLast(2)
        result.append(UInt8(ascii: "'"))
      default: result.append(byte)
      }
    }
  }
}
