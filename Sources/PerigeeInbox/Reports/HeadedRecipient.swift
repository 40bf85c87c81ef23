/// A line that begins with an address: "<ann@x.example>: host mx.x.example said …", or with a server's
/// code and then one: "550 <ann@x.example>... User unknown".
enum HeadedRecipient {
  static func places(_ lines: [Bytes]) -> [RecipientPlace] {
    let found = lines.enumerated().compactMap { number, line in
      address(line.prefix(400)).map { RecipientPlace(address: $0, line: number) }
    }
    return found
  }

  private static func address(_ line: Bytes) -> String? {
    let text = line.drop { $0 <= 0x20 || "*-.>\"'([<".utf8.contains($0) }
    guard text.prefix(200).contains(UInt8(ascii: "@")) else { return nil }
    let start = behindCode(text)
    guard let found = AddressScan.addresses(in: start, limit: 1).first else { return nil }
    let before = start[..<found.range.lowerBound]
    guard before.allSatisfy({ !$0.isWord }) || isName(before) else { return nil }
    // An address for a name, and the one that counts in brackets behind it.
    let rest = start[found.range.upperBound...]
    if rest.starts(with: " <".utf8) || rest.starts(with: "\" <".utf8) {
      return AddressScan.addresses(in: rest, limit: 1).first?.address ?? found.address
    }
    return found.address
  }

  /// Behind "550 5.1.1 ".
  private static func behindCode(_ text: Bytes) -> Bytes {
    let digits = text.prefix { $0.isDigit }
    guard digits.count == 3, "45".utf8.contains(digits[digits.startIndex]) else { return text }
    var rest = text[digits.endIndex...].drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
    let status = rest.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
    if status.contains(UInt8(ascii: ".")) { rest = rest[status.endIndex...].drop { $0 == 0x20 } }
    return rest
  }

  /// "Ann Lee <" or "SMTP:": a name as mail programs put it before an address.
  private static func isName(_ before: Bytes) -> Bool {
    if before.elementsEqual("mailto:".utf8) || before.hasPrefix("smtp:") { return true }
    guard let last = before.last, last == UInt8(ascii: "<"), before.count < 60,
      !before.contains(UInt8(ascii: ":"))
    else { return false }
    let words = before.split(separator: 0x20)
    return before.contains(UInt8(ascii: "\"")) || words.count <= 3 && words.allSatisfy(isCapital)
  }

  private static func isCapital(_ word: Bytes) -> Bool {
    word.first.map { !$0.isLetter || $0 < 0x61 || $0 >= 0x80 } ?? true
  }
}
