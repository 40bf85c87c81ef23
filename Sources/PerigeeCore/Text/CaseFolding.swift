/// Texts in one case, for comparisons in which case does not count: "STRASSE" and "Straße" are one.
///
/// A letter is made capital and then small, since some have one capital in common ("σ" and "ς") or one
/// of two letters ("ß"). Swift's own case folding comes with Foundation only.
enum CaseFolding {
  /// The bytes of `text` in one case.
  static func folded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
    return bytes
  }

  /// The same of bytes; what is no UTF-8 becomes the replacement character.
  static func folded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    folded(String(decoding: text, as: UTF8.self))
  }

  /// A small letter for A to Z; every other byte as it is.
  static func folded(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if scalar.isASCII { return bytes.append(folded(UInt8(scalar.value))) }
    if scalar.value < UInt32(letters.count) {
      bytes += letters[Int(scalar.value)]
    } else {
      bytes += hasCase(scalar) ? mapped(scalar) : Array(String(scalar).utf8)
    }
  }

  private static func mapped(_ scalar: Unicode.Scalar) -> [UInt8] {
    // "ẞ" is capital, and its small letter has a capital of two.
    scalar.properties.lowercaseMapping.unicodeScalars
      .flatMap(\.properties.uppercaseMapping.unicodeScalars)
      .flatMap { Array($0.properties.lowercaseMapping.utf8) }
  }

  /// The scripts of China, Japan and Korea have no case, and are worth the question.
  private static func hasCase(_ scalar: Unicode.Scalar) -> Bool {
    !(0x2E80...0xA63F).contains(scalar.value) && !(0xAC00...0xD7FF).contains(scalar.value)
  }

  /// Of Latin, Greek, Cyrillic and what else takes two bytes, by value.
  private static let letters: [[UInt8]] = (0..<0x800).map { value in
    Unicode.Scalar(UInt32(value)).map(mapped) ?? []
  }
}
