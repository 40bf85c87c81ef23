/// One response of a server: text, and literals in it, whose bytes are never taken for text.
struct IMAPResponse {
  enum Part: Equatable {
    case text([UInt8])
    case literal([UInt8])
  }

  var parts: [Part]

  /// The text before the first literal.
  var text: ArraySlice<UInt8> {
    if case .text(let bytes)? = parts.first { bytes[...] } else { [] }
  }

  /// The words of the text, in capital letters where they are words of the protocol.
  func word(_ place: Int) -> String {
    let words = text.split(separator: UInt8(ascii: " "), maxSplits: place + 1)
    return place < words.count ? String(decoding: words[place], as: UTF8.self).uppercased() : ""
  }

  var isUntagged: Bool { text.first == UInt8(ascii: "*") }

  /// For people: what follows of the text behind so many words, at most 200 bytes of it.
  /// - Parameter withhold: takes secrets out.
  func rest(after words: Int, withhold: (String) -> String) -> String {
    let all = text.split(separator: UInt8(ascii: " "), maxSplits: words)
    guard all.count > words else { return "" }
    let rest = withhold(String(decoding: all[words].prefix(4_096), as: UTF8.self))
    return String(decoding: rest.utf8.prefix(200), as: UTF8.self)
  }

  /// The number of a response code: `* OK [UIDVALIDITY 12] …`.
  func code(_ name: String) -> Int64? {
    let text = String(decoding: self.text.prefix(400), as: UTF8.self).uppercased()
    guard text.hasPrefix("* OK ["), let start = text.firstRange(of: "[\(name) ")?.upperBound else {
      return nil
    }
    return IMAPNumber.read(text[start...].utf8.prefix { $0 != UInt8(ascii: "]") })
  }
}

/// The numbers of IMAP: 32 bits without a sign (RFC 3501); what is more is none.
enum IMAPNumber {
  static let greatest: Int64 = 4_294_967_295

  static func read(_ digits: some Sequence<UInt8>) -> Int64? {
    var number: Int64 = 0
    var count = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit), count < 10 else { return nil }
      number = number * 10 + Int64(digit - 0x30)
      count += 1
    }
    return count > 0 && number <= greatest ? number : nil
  }
}
