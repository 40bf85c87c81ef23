/// Finds the email addresses in what people and programs write.
enum AddressScan {
  struct Found {
    let address: String
    let range: Range<Int>
  }

  /// In their order, at most `limit`; a domain has a dot, or is in square brackets.
  static func addresses(in text: Bytes, limit: Int = Bounds.recipients) -> [Found] {
    var result: [Found] = []
    var index = text.startIndex
    while result.count < limit, let sign = text.position(of: UInt8(ascii: "@"), from: index) {
      index = sign + 1
      guard let start = start(text, sign), let end = end(text, sign) else { continue }
      result.append(Found(address: text[start..<end].string, range: start..<end))
      index = end
    }
    return result
  }

  /// The only or the first address of a header such as `From`; small letters stay as they are.
  static func first(in text: Bytes) -> String? {
    // The name in front may look like an address.
    if let open = text.lastIndex(of: UInt8(ascii: "<")),
      let found = addresses(in: text[open...], limit: 1).first
    {
      return found.address
    }
    return addresses(in: text, limit: 1).first?.address
  }

  private static func start(_ text: Bytes, _ sign: Int) -> Int? {
    var start = sign
    if start > text.startIndex, text[start - 1] == UInt8(ascii: "\"") {
      let quoted = text[text.startIndex..<(start - 1)].suffix(66)
      return quoted.lastIndex(of: UInt8(ascii: "\""))
    }
    while start > text.startIndex, isLocal(text[start - 1]), sign - start < 128 { start -= 1 }
    // What stands before an address in sentences and in URIs.
    while start < sign, "'`*=.|/{".utf8.contains(text[start]), !isEncoded(text, start) {
      start += 1
    }
    return start < sign ? start : nil
  }

  /// Some write a local part that is not ASCII as a word of a header.
  private static func isEncoded(_ text: Bytes, _ start: Int) -> Bool {
    text[start...].starts(with: "=?".utf8)
  }

  private static func end(_ text: Bytes, _ sign: Int) -> Int? {
    var end = sign + 1
    if end < text.endIndex, text[end] == UInt8(ascii: "[") {
      return text[..<min(text.endIndex, end + 50)].position(of: UInt8(ascii: "]"), from: end)
        .map { $0 + 1 }
    }
    var hasDot = false
    while end < text.endIndex, isDomain(text[end]) {
      // A sentence's full stop, or two.
      if text[end] == UInt8(ascii: ".") {
        guard end + 1 < text.endIndex, isDomain(text[end + 1]), text[end + 1] != text[end] else {
          break
        }
        hasDot = true
      }
      end += 1
    }
    return hasDot && end - sign > 3 ? end : nil
  }

  private static func isLocal(_ byte: UInt8) -> Bool { byte.isWord || marks[Int(byte & 0x7F)] }

  private static let marks: [Bool] = (0..<128).map { byte in
    "!#$%&'*+-/=?^_`{|}~.".utf8.contains(UInt8(byte))
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    byte.isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "_")
  }
}
