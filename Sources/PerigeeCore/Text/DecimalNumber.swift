/// A number as Lua and every spreadsheet read it.
enum DecimalNumber {
  static func isWritten(in bytes: some Collection<UInt8>) -> Bool {
    var rest = bytes[...]
    removeSign(&rest)
    guard removeDigits(&rest) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard removeDigits(&rest) else { return false }
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      removeSign(&rest)
      guard removeDigits(&rest) else { return false }
    }
    return rest.isEmpty
  }

  /// The same, and no number that is beyond what a computer holds (1e400).
  static func isFinite(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isWritten(in: bytes) else { return false }
    // Without an exponent it takes 309 digits.
    guard bytes.count > 300 || bytes.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      return true
    }
    return Double(String(decoding: bytes, as: UTF8.self))?.isFinite ?? false
  }

  private static func removeSign<Bytes: Collection<UInt8>>(_ bytes: inout Bytes)
  where Bytes.SubSequence == Bytes {
    if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
  }

  /// False where there is none.
  private static func removeDigits<Bytes: Collection<UInt8>>(_ bytes: inout Bytes) -> Bool
  where Bytes.SubSequence == Bytes {
    let rest = bytes.drop { $0 &- UInt8(ascii: "0") < 10 }
    guard rest.startIndex != bytes.startIndex else { return false }
    bytes = rest
    return true
  }
}
