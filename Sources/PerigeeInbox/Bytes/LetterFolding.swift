/// Folds letters by their bytes: ASCII, and of UTF-8 Latin-1, Latin Extended-A and Cyrillic, whose
/// capitals lie in fixed places. "É" is "e" as many write it, "ß" is "ss".
struct LetterFolding {
  private var lead: UInt8 = 0

  /// Appends what `byte` and those before it stand for.
  mutating func append(_ byte: UInt8, to result: inout [UInt8]) {
    if byte < 0x80 {
      lead = 0
      if byte > 0x20 {
        result.append(byte.lowered)
      } else if result.last != 0x20 {
        result.append(0x20)
      }
    } else if byte >= 0xC0 {
      lead = byte
      result.append(byte)
    } else {
      appendTrail(byte, to: &result)
      lead = 0
    }
  }

  private func appendTrail(_ byte: UInt8, to result: inout [UInt8]) {
    switch (lead, byte) {
    // U+00A0, a space that does not break.
    case (0xC2, 0xA0):
      result.removeLast()
      if result.last != 0x20 { result.append(0x20) }
    // A soft hyphen, and accents by themselves.
    case (0xC2, 0xAD), (0xCC, _), (0xCD, 0x80...0xAF): result.removeLast()
    case (0xC3...0xC5, _):
      let plain = Self.latin[Int(lead - 0xC3) * 64 + Int(byte - 0x80)]
      guard !plain.isEmpty else {
        result.append(byte)
        return
      }
      result.removeLast()
      result += plain
    case (0xD0, 0x90...0x9F): result.append(byte + 0x20)
    case (0xD0, 0xA0...0xAF):
      result[result.count - 1] = 0xD1
      result.append(byte - 0x20)
    // U+2019, the apostrophe of books.
    case (0, 0x99) where result.suffix(2).elementsEqual([0xE2, 0x80]):
      result.removeLast(2)
      result.append(UInt8(ascii: "'"))
    default: result.append(byte)
    }
  }

  /// U+00C0 to U+017F; empty for what is no letter.
  private static let latin: [[UInt8]] = {
    let plain = """
      A A A A A A AE C E E E E I I I I D N O O O O O - O U U U U Y TH SS A A A A A A AE C E E E E I I \
      I I D N O O O O O - O U U U U Y TH Y A A A A A A C C C C C C C C D D D D E E E E E E E E E E G \
      G G G G G G G H H H H I I I I I I I I I I IJ IJ J J K K K L L L L L L L L L L N N N N N N N N \
      N O O O O O O OE OE R R R R R R S S S S S S S S T T T T T T U U U U U U U U U U U U W W Y Y Y Z \
      Z Z Z Z Z S
      """
    return plain.split(separator: " ").map { $0 == "-" ? [] : $0.lowercased().utf8.map { $0 } }
  }()
}
