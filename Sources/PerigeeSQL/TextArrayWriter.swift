/// A JSON array of texts, written byte by byte: one is written for every enrollment, so that a store has
/// it inlined.
package struct TextArrayWriter {
  /// The array, when it has ended.
  @inlinable package var bytes: [UInt8] { written }
  @usableFromInline var written: [UInt8] = []

  @inlinable
  package init() {}

  /// Begins an array, in the room of the one before.
  @inlinable
  package mutating func begin() {
    written.removeAll(keepingCapacity: true)
    written.append(UInt8(ascii: "["))
  }

  /// Adds an element of UTF-8.
  @inlinable
  package mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    if written.count > 1 { written.append(UInt8(ascii: ",")) }
    written.append(UInt8(ascii: "\""))
    if text.contains(where: Self.mustEscape) {
      for byte in text { appendEscaped(byte) }
    } else {
      written.append(contentsOf: text)
    }
    written.append(UInt8(ascii: "\""))
  }

  /// Ends the array; `bytes` are whole then.
  @inlinable
  package mutating func end() {
    written.append(UInt8(ascii: "]"))
  }

  @inlinable
  static func mustEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  @usableFromInline
  mutating func appendEscaped(_ byte: UInt8) {
    guard Self.mustEscape(byte) else { return written.append(byte) }
    guard byte < 0x20 else { return written.append(contentsOf: [UInt8(ascii: "\\"), byte]) }
    let digits = Array("0123456789abcdef".utf8)
    written.append(contentsOf: "\\u00".utf8)
    written.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
  }
}
