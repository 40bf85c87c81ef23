/// Text as Lua's source has it, and text that a terminal shows and does not obey.
package enum LuaLiteral {
  /// A literal that Lua reads as the same text: `"a\n\27[2J"`.
  package static func quoted(_ text: String) -> String { "\"\(content(text))\"" }

  /// The same of bytes that may be no UTF-8: `"Z\xFCrich"`.
  package static func quoted(_ bytes: [UInt8]) -> String {
    var text = ""
    var rest = bytes[...]
    while !rest.isEmpty {
      let valid = validBeginning(of: rest)
      text += content(String(decoding: rest.prefix(valid), as: UTF8.self))
      rest = rest.dropFirst(valid)
      guard let byte = rest.popFirst() else { break }
      text += "\\x" + String(byte, radix: 16, uppercase: true)
    }
    return "\"\(text)\""
  }

  /// How many bytes are whole characters.
  private static func validBeginning(of bytes: ArraySlice<UInt8>) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var count = 0
    while case .valid(let encoded) = parser.parseScalar(from: &rest) { count += encoded.count }
    return count
  }

  private static func content(_ text: String) -> String {
    escaped(text) { $0 == "\"" || $0 == "\\" || $0.isControl }
  }

  /// The text with its control characters escaped as Lua does, but for line breaks and tabs: what a
  /// contact's file holds must not move the cursor, set the terminal's title, or turn what is beside it
  /// around.
  package static func visible(_ text: String) -> String {
    guard mayHoldControls(text) else { return text }
    return escaped(text) { $0.isControl && $0 != "\n" && $0 != "\t" }
  }

  /// The same of JSON, in its own escapes: such characters stand only in its strings.
  package static func visibleJSON(_ text: String) -> String {
    guard mayHoldControls(text) else { return text }
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard scalar.isControl, scalar != "\n", scalar != "\t" else {
        escaped.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16)
      let zeros = String(repeating: "0", count: 4 - digits.count)
      escaped += "\\u\(zeros)\(digits)".unicodeScalars
    }
    return String(escaped)
  }

  /// Whether there is a byte with which some of them begin.
  private static func mayHoldControls(_ text: String) -> Bool {
    text.utf8.contains { byte in
      byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
    }
  }

  private static func escaped(
    _ text: String, where isSpecial: (Unicode.Scalar) -> Bool
  ) -> String {
    var escaped = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if isSpecial(scalar) {
        escaped += escape(scalar, before: scalars.first).unicodeScalars
      } else {
        escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  private static func escape(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> String {
    switch scalar {
    case "\n": return "\\n"
    case "\t": return "\\t"
    case "\r": return "\\r"
    case "\"", "\\": return "\\\(scalar)"
    case "\u{80}"...: return "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default:
      // A digit behind it would belong to it.
      let isOpen = next.map { ("0"..."9").contains($0) } ?? false
      let digits = String(scalar.value)
      return "\\" + (isOpen ? String(repeating: "0", count: 3 - digits.count) : "") + digits
    }
  }

  // MARK: Names

  /// Lua's own words, which are no names.
  package static let keywords = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  /// Whether it can stand behind a dot, and before `=` in a table.
  package static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == 0x5F || first.isLetter else { return false }
    return !keywords.contains(text)
      && text.utf8.allSatisfy { $0 == 0x5F || (0x30...0x39).contains($0) || $0.isLetter }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}

extension Unicode.Scalar {
  /// C0, DEL and C1, which a terminal may obey, and what changes the direction of the text behind it.
  fileprivate var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
