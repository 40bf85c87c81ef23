/// The words of a Swift source, keywords and names. What stands in comments and in string literals
/// is left out; what a string interpolates is not.
///
/// Knows no regex literals: one that holds a quote or a brace would be misread.
struct SourceWords {
  struct Word {
    var text: String
    /// How many braces are open around it.
    var depth: Int
    /// Behind a dot, as the second word of `Plan.sendings`.
    var isMember: Bool
    /// Before a colon, as a parameter or the label of an argument is.
    var isLabel: Bool
  }

  private(set) var words: [Word] = []
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    readCode(isInterpolation: false)
  }

  /// 0 before the beginning and behind the end.
  private func byte(_ offset: Int = 0) -> UInt8 {
    let place = index + offset
    return place >= 0 && place < bytes.count ? bytes[place] : 0
  }

  private func follows(_ text: String) -> Bool {
    byte() == text.utf8.first && bytes[index...].starts(with: text.utf8)
  }

  /// Up to the end, or behind the parenthesis that closes the interpolation.
  private mutating func readCode(isInterpolation: Bool) {
    var parentheses = 0
    while index < bytes.count {
      if skipComment() || readString() || readWord() { continue }
      switch byte() {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "("): parentheses += 1
      case UInt8(ascii: ")"): parentheses -= 1
      default: break
      }
      index += 1
      if isInterpolation, parentheses < 0 { return }
    }
  }

  private mutating func skipComment() -> Bool {
    guard byte() == UInt8(ascii: "/") else { return false }
    if follows("//") {
      while index < bytes.count, byte() != UInt8(ascii: "\n") { index += 1 }
      return true
    }
    guard follows("/*") else { return false }
    var open = 0
    repeat {
      if follows("/*") { open += 1 } else if follows("*/") { open -= 1 } else { index -= 1 }
      index += 2
    } while open > 0 && index < bytes.count
    return true
  }

  private mutating func readString() -> Bool {
    guard byte() == UInt8(ascii: "#") || byte() == UInt8(ascii: "\"") else { return false }
    var hashes = 0
    while byte(hashes) == UInt8(ascii: "#") { hashes += 1 }
    guard byte(hashes) == UInt8(ascii: "\"") else { return false }
    index += hashes
    let quote = follows("\"\"\"") ? "\"\"\"" : "\""
    index += quote.utf8.count
    let marks = String(repeating: "#", count: hashes)
    while index < bytes.count, !follows(quote + marks) {
      if follows("\\" + marks + "(") {
        index += hashes + 2
        readCode(isInterpolation: true)
      } else {
        index += follows("\\" + marks) ? hashes + 2 : 1
      }
    }
    index += quote.utf8.count + hashes
    return true
  }

  private static func isInWord(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: byte == UInt8(ascii: "_") || byte >= 0x80
    }
  }

  private mutating func readWord() -> Bool {
    guard Self.isInWord(byte()) else { return false }
    // A range's three dots or `..<` are no member's.
    let isMember = byte(-1) == UInt8(ascii: ".") && byte(-2) != UInt8(ascii: ".")
    let start = index
    while Self.isInWord(byte()) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if text.first?.isNumber != true {
      let isLabel = byte() == UInt8(ascii: ":")
      words.append(Word(text: text, depth: depth, isMember: isMember, isLabel: isLabel))
    }
    return true
  }
}
