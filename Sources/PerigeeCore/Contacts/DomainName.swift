/// A domain in letters of ASCII, as mail servers and every comparison know it.
enum DomainName {
  /// `domain` in small letters, with a label beyond ASCII in punycode: "Müller.Example" is
  /// "xn--mller-kva.example". Nil where a label has what no domain may have.
  ///
  /// What people type instead of the letters that are registered counts as those: capitals, full-width
  /// forms, accents behind their letters, the dots of East Asian keyboards, invisible characters.
  static func ascii(_ domain: String) -> String? {
    var labels: [String] = []
    for label in mapped(domain).split(separator: ".", omittingEmptySubsequences: false) {
      if label.unicodeScalars.allSatisfy(\.isASCII) {
        labels.append(String(label))
        continue
      }
      guard label.unicodeScalars.allSatisfy(isLetter),
        label.unicodeScalars.first?.properties.isMark == false,
        let code = Punycode.encoded(String(label))
      else { return nil }
      labels.append("xn--" + code)
    }
    return labels.joined(separator: ".")
  }

  private static func mapped(_ domain: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in domain.unicodeScalars {
      switch scalar.value {
      case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: continue
      case 0x3002, 0xFF61: text.append(".")
      case 0xFF01...0xFF5E: text.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      default: text.append(scalar)
      }
    }
    return String(String(text).lowercased().flatMap { composed[String($0)] ?? [$0] })
  }

  /// Letters with their accents by what they are equal to. Swift's own composition comes with
  /// Foundation only, but its strings are equal where only that differs.
  private static let composed: [String: [Character]] = {
    var letters: [String: [Character]] = [:]
    for range in [0xC0...0x24F, 0x386...0x3CE, 0x400...0x4FF, 0x1E00...0x1EFF, 0x3040...0x30FF] {
      for number in range {
        guard let scalar = Unicode.Scalar(UInt32(number)) else { continue }
        letters[String(scalar)] = [Character(scalar)]
      }
    }
    return letters
  }()

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark,
      .decimalNumber:
      true
    default: scalar == "-"
    }
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isMark: Bool {
    switch generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
