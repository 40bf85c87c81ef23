/// Writes numbers with leading zeros, byte by byte: exports print millions of times.
struct DigitWriter {
  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(32) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// `number` with leading zeros to `digits` digits, then an ASCII character.
  mutating func write(_ number: Int, digits: Int, then separator: Unicode.Scalar? = nil) {
    let limit = Self.powersOfTen[digits]
    if (0..<limit).contains(number) {
      var divisor = limit / 10
      while divisor > 0 {
        bytes.append(0x30 + UInt8(number / divisor % 10))
        divisor /= 10
      }
    } else {
      bytes += padded(number, digits).utf8
    }
    if let separator { bytes.append(UInt8(ascii: separator)) }
  }

  private static let powersOfTen = [1, 10, 100, 1_000, 10_000]
}
