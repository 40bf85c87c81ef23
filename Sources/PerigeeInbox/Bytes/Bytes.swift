/// A piece of a mail. Its line ends are all LF, and it shares the mail's memory.
typealias Bytes = ArraySlice<UInt8>

extension Bytes {
  init(_ text: String) { self = Array(text.utf8)[...] }

  /// Read as UTF-8; what is none becomes U+FFFD.
  var string: String { String(decoding: self, as: UTF8.self) }

  /// Without white space at both ends.
  var trimmed: Bytes {
    var (start, end) = (startIndex, endIndex)
    while start < end, self[start] <= 0x20 { start += 1 }
    while end > start, self[end - 1] <= 0x20 { end -= 1 }
    return self[start..<end]
  }

  /// At most so many lines, without their ends.
  func lines(_ limit: Int = .max) -> [Bytes] {
    split(separator: 0x0A, maxSplits: limit, omittingEmptySubsequences: false)
  }

  /// Where the line that begins at `index` ends, its LF not counted.
  func lineEnd(_ index: Int) -> Int { position(of: 0x0A, from: index) ?? endIndex }

  /// ASCII letters alone are folded; `text` is in small letters.
  func hasPrefix(_ text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    for index in 0..<text.utf8CodeUnitCount
    where self[startIndex + index].lowered != text.utf8Start[index] {
      return false
    }
    return true
  }

  /// Whether it is `text` but for the case of ASCII letters; `text` is in small letters.
  func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && hasPrefix(text)
  }

  func position(of byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index < endIndex {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// Where `text`, of at least one byte, begins next; its case counts.
  func position(of text: [UInt8], from start: Int) -> Int? {
    var index = start
    while let next = position(of: text[0], from: index), next + text.count <= endIndex {
      var length = 1
      while length < text.count, self[next + length] == text[length] { length += 1 }
      if length == text.count { return next }
      index = next + 1
    }
    return nil
  }

  func contains(_ text: String) -> Bool { position(of: Array(text.utf8), from: startIndex) != nil }
}

extension UInt8 {
  /// A capital letter of ASCII as the small one.
  var lowered: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// Of ASCII.
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// A letter or digit, or a byte of a character beyond ASCII.
  var isWord: Bool { isLetter || isDigit || self >= 0x80 }

  var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
