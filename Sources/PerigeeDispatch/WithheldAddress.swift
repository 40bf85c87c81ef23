import PerigeeCore

/// A contact's address, taken out of what servers and rules say, however they write it: "a1%40x.example",
/// "mailto:a1=x.example", "a1 at x.example", "a1".
struct WithheldAddress {
  /// In small letters.
  private let name: [UInt8]
  private let domain: [UInt8]

  /// What stands in its place.
  static let mark = "<address>"
  /// Bytes between name and domain, and letters and digits among them: " [at] ", "%2540".
  private static let longestSign = 12
  private static let mostLetters = 4

  init(_ address: EmailAddress) {
    domain = Array(address.domain.utf8)
    name = address.text.utf8.dropLast(domain.count + 1).map(Self.lowered)
  }

  /// `words` without it.
  func taken(from words: String) -> String {
    let bytes = Array(words.utf8)
    let text = bytes.map(Self.lowered)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let end = end(text, index) {
        result += Self.mark.utf8
        index = end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Where the address that begins at `start` ends, with its domain or without; nil where none begins.
  private func end(_ text: [UInt8], _ start: Int) -> Int? {
    guard text[start...].starts(with: name), isBeginning(text, start) else { return nil }
    let end = start + name.count
    var letters = 0
    for place in end..<max(end, min(end + Self.longestSign, text.count - 1)) {
      letters += Self.isWord(text[place]) ? 1 : 0
      if letters > Self.mostLetters { break }
      if text[(place + 1)...].starts(with: domain) { return place + 1 + domain.count }
    }
    // A letter alone is no name.
    let isWhole = end == text.count || !Self.isWord(text[end])
    return isWhole && name.count > 1 ? end : nil
  }

  /// Behind "%3C" a word begins, too.
  private func isBeginning(_ text: [UInt8], _ start: Int) -> Bool {
    guard start > 0, Self.isWord(text[start - 1]) else { return true }
    return start > 2 && text[start - 3] == UInt8(ascii: "%")
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
  }
}
