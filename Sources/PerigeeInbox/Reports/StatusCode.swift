/// RFC 3463's codes in a text: "5.1.1".
enum StatusCode {
  /// The first that stands by itself, of class 4 or 5; the weightiest is one that says more than "0.0".
  static func first(in text: Bytes) -> String? {
    var vague: String?
    var index = text.startIndex
    while let dot = text.position(of: UInt8(ascii: "."), from: index) {
      index = dot + 1
      guard let code = code(text, dot) else { continue }
      if !code.hasSuffix(".0.0") { return code }
      vague = vague ?? code
    }
    return vague
  }

  /// Of any class, where `text` begins with one: "2.0.0 (delivered)".
  static func any(in text: Bytes) -> String? {
    let code = text.trimmed.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
    let parts = code.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].count == 1 ? code.string : first(in: text)
  }

  /// Whose first dot stands at `dot`.
  private static func code(_ text: Bytes, _ dot: Int) -> String? {
    guard dot > text.startIndex, "45".utf8.contains(text[dot - 1]) else { return nil }
    if dot - 1 > text.startIndex {
      let before = text[dot - 2]
      if before.isWord || before == UInt8(ascii: ".") { return nil }
    }
    guard let subject = digits(text, dot + 1), subject.count == 1 else { return nil }
    let second = subject.endIndex
    guard second < text.endIndex, text[second] == UInt8(ascii: "."),
      let detail = digits(text, second + 1), detail.count <= 3
    else { return nil }
    // An address of a host has a fourth number.
    let end = detail.endIndex
    if end < text.endIndex {
      let isHost =
        text[end] == UInt8(ascii: ".") && end + 1 < text.endIndex && text[end + 1].isDigit
      if isHost || text[end].isWord { return nil }
    }
    return text[(dot - 1)..<end].string
  }

  private static func digits(_ text: Bytes, _ start: Int) -> Bytes? {
    var end = start
    while end < text.endIndex, text[end].isDigit { end += 1 }
    return end > start ? text[start..<end] : nil
  }
}
