/// What is compared of a header or of a status: its letters and digits alone.
///
/// "E-Mail Address", "email_address" and "EmailAddress" are one, and so are letters with and without
/// accents and the full-width forms of East Asia. Letters of other scripts stay what they are.
enum HeaderKey {
  /// The letters and digits of `text`, small, without what separates them.
  static func squeezed(_ text: String) -> String {
    var key = ""
    for scalar in text.unicodeScalars {
      let plain = narrow(scalar)
      if let folded = AccentFolding.folded(plain) {
        key += folded
      } else if isLetter(plain) {
        key += plain.properties.lowercaseMapping
      }
    }
    return key
  }

  /// `text` without what stands in parentheses, where something remains: "Email (work)" is "Email".
  static func withoutRemarks(_ text: String) -> String? {
    var rest = ""
    var depth = 0
    for character in text {
      switch character {
      case "(", "（", "[": depth += 1
      case ")", "）", "]": depth -= 1
      default: if depth == 0 { rest.append(character) }
      }
      if depth < 0 { return nil }
    }
    return depth == 0 && rest.count < text.count && !squeezed(rest).isEmpty ? rest : nil
  }

  /// A letter, digit or mark; separators, signs and what does not show are none.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    // The vowels of many scripts are marks; accents on Latin letters say nothing.
    case .spacingMark, .nonspacingMark: !(0x300...0x36F).contains(scalar.value)
    default: false
    }
  }

  /// The usual form of a full-width one.
  static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }
}
