/// The token by which one of our emails can be unsubscribed from, as it comes back: in the subject of a
/// mail that a mail program wrote, or in a mail that is quoted.
enum UnsubscribeMark {
  /// "unsubscribe 2026a.YWRhQGV4.…", or as it stands in the URI of a header.
  static func token(in text: Bytes) -> String? {
    let folded = text.map(\.lowered)[...]
    var index = folded.startIndex
    let word = Array("unsubscribe".utf8)
    while let found = folded.position(of: word, from: index) {
      index = found + word.count
      let start = text.startIndex + index
      var rest = text[start...].drop { $0 <= 0x20 || $0 == UInt8(ascii: "+") }
      if rest.starts(with: "%20".utf8) { rest = rest.dropFirst(3) }
      let token = rest.prefix { isToken($0) }
      if isToken(token) { return token.string }
    }
    return nil
  }

  private static func isToken(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || "-_.".utf8.contains(byte)
  }

  /// A key's name, an address and 16 bytes of a signature, both in base64.
  private static func isToken(_ text: Bytes) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 3 && !parts[0].isEmpty && parts[1].count > 6 && parts[2].count == 22
  }
}
