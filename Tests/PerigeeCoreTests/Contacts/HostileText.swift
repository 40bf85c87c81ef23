@testable import PerigeeCore

/// Texts that a file of contacts may lose or change.
struct HostileText {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private static let pieces = [
    "'", "''", "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "\"", "\"\"", ",", ";", " ", "\u{A0}",
    "\u{200B}", "\u{FEFF}", "\u{FF1D}", "\u{FF0B}", "\u{2028}", "\u{85}", "+33 1", "12", "-0.5",
    "=1+1", "\\", "e\u{301}", "\u{301}", "\u{202E}", "\u{1}", "\u{7F}", "日本", "x",
  ]

  /// One to four pieces, among them characters of any class but NUL, which no text file has.
  mutating func next() -> String {
    (0...Int.random(in: 0..<4, using: &random)).map { _ in piece() }.joined()
  }

  private mutating func piece() -> String {
    if Int.random(in: 0..<4, using: &random) > 0 {
      return Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
    }
    while true {
      let number = UInt32.random(in: 1...0x10FFFF, using: &random)
      if let scalar = Unicode.Scalar(number) { return String(scalar) }
    }
  }
}
