/// What a variable may be called, so that it reads well in Lua: `contact.first_name`.
package enum VariableName {
  /// A small letter, then at most 62 small letters, digits and `_`; no word of ours or of Lua.
  package static func isValid(_ name: String) -> Bool {
    guard let first = name.utf8.first, isSmallLetter(first), name.utf8.count <= longest else {
      return false
    }
    let isPlain = name.utf8.allSatisfy { isSmallLetter($0) || isDigit($0) || $0 == underscore }
    return isPlain && !reserved.contains(name)
  }

  /// The name for a column with this header: "Prénom" becomes `prenom`, "Owner" `owner_`; nil where
  /// it has neither letter nor digit.
  ///
  /// Accents are folded and what is no letter or digit becomes `_`. A header in other letters is
  /// transliterated. The same header gives the same name in every file.
  package static func made(from header: String) -> String? {
    var words = words(of: header)
    if isTransliterated(header) { words = Transliteration.words(of: header) }
    guard !words.isEmpty else { return nil }
    var name = words.joined(separator: "_")
    if let first = name.utf8.first, !isSmallLetter(first) { name = "column_\(name)" }
    if name.utf8.count > longest {
      // The numbers of letters use the room up before the headers differ.
      name = isTransliterated(header) ? shortened(name, header) : String(name.prefix(longest))
    }
    return reserved.contains(name) ? name + "_" : name
  }

  /// The same, told apart from those of other headers with this beginning.
  static func told(apart header: String) -> String? {
    guard let name = made(from: header), name.utf8.count == longest else { return nil }
    return shortened(name, header)
  }

  /// `name`'s beginning, and 8 digits of all of the header.
  private static func shortened(_ name: String, _ header: String) -> String {
    var key = HeaderKey.squeezed(header)
    let hash = key.withUTF8 { UInt32(truncatingIfNeeded: SeenAddresses.hash($0) >> 32) }
    let digits = String(hash, radix: 16)
    return name.prefix(longest - 9) + "_" + String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Whether the header's own letters make no name: fewer than two of them are Latin.
  static func isTransliterated(_ header: String) -> Bool {
    let isOther = { (scalar: Unicode.Scalar) in
      AccentFolding.folded(scalar) == nil && HeaderKey.isLetter(scalar)
    }
    guard header.unicodeScalars.contains(where: isOther) else { return false }
    return words(of: header).joined().utf8.count { isSmallLetter($0) } < 2
  }

  /// The runs of letters and digits in `text`, in small ASCII letters.
  static func words(of text: String) -> [String] {
    var folded = ""
    for scalar in text.unicodeScalars where !isInvisible(scalar) {
      folded += AccentFolding.folded(scalar) ?? " "
    }
    return folded.split(separator: " ").map(String.init)
  }

  private static let longest = 63
  private static let underscore = UInt8(ascii: "_")

  private static let reserved: Set<String> = [
    "email", "owner", "status", "list", "lists", "sequence", "state", "sender", "domain", "id",
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  private static func isSmallLetter(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// Soft hyphen, zero-width characters, byte order mark: no break between words.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x300...0x36F: true
    default: false
    }
  }
}
