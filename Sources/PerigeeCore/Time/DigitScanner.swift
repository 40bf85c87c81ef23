/// Reads ASCII digits and signs of a text from left to right.
struct DigitScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard !isAtEnd, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Exactly `digits` digits.
  mutating func number(digits: Int) -> Int? {
    var value = 0
    for _ in 0..<digits {
      guard !isAtEnd, (0x30...0x39).contains(bytes[position]) else { return nil }
      value = value * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    return value
  }

  /// "2026-11-24", whether or not the calendar has it.
  mutating func date() -> (year: Int, month: Int, day: Int)? {
    guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
      let day = number(digits: 2)
    else { return nil }
    return (year, month, day)
  }

  /// "" or a point with digits; nil for a point without.
  mutating func fraction() -> (milliseconds: Int64, digits: Int)? {
    guard skip(".") else { return (0, 0) }
    var milliseconds: Int64 = 0
    var digits = 0
    while let digit = number(digits: 1) {
      if digits < 3 { milliseconds = milliseconds * 10 + Int64(digit) }
      digits += 1
    }
    for _ in digits..<max(3, digits) { milliseconds *= 10 }
    return digits == 0 ? nil : (milliseconds, digits)
  }
}
