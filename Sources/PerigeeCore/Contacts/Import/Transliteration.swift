/// Letters that Latin has no accent of, in small ASCII letters, so that a header gives the same
/// variable wherever it stands.
enum Transliteration {
  /// "имя" is "imya"; a letter without a sound here is its number, 氏 "u6c0f".
  ///
  /// Words are what separators part; each letter of a script without letters, as of Chinese, is one.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    func end() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for scalar in text.unicodeScalars {
      if let plain = AccentFolding.folded(scalar) ?? sounds[small(scalar)] {
        word += plain
      } else if HeaderKey.isLetter(scalar) {
        end()
        words.append("u" + String(scalar.value, radix: 16))
      } else if !(0x300...0x36F).contains(scalar.value) {
        end()
      }
    }
    end()
    return words
  }

  private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
  }

  private static let sounds: [Unicode.Scalar: String] = {
    let rows = [
      // Cyrillic: Russian, Ukrainian, Bulgarian, Serbian
      ("а", "a"), ("б", "b"), ("в", "v"), ("г", "g"), ("ґ", "g"), ("д", "d"), ("е", "e"),
      ("ё", "yo"), ("є", "ye"), ("ж", "zh"), ("з", "z"), ("и", "i"), ("і", "i"), ("ї", "yi"),
      ("й", "y"), ("к", "k"), ("л", "l"), ("м", "m"), ("н", "n"), ("о", "o"), ("п", "p"),
      ("р", "r"), ("с", "s"), ("т", "t"), ("у", "u"), ("ф", "f"), ("х", "kh"), ("ц", "ts"),
      ("ч", "ch"), ("ш", "sh"), ("щ", "shch"), ("ъ", ""), ("ы", "y"), ("ь", ""), ("э", "e"),
      ("ю", "yu"), ("я", "ya"), ("ђ", "dj"), ("ј", "j"), ("љ", "lj"), ("њ", "nj"), ("ћ", "c"),
      ("џ", "dz"),
      // Greek
      ("αά", "a"), ("β", "v"), ("γ", "g"), ("δ", "d"), ("εέ", "e"), ("ζ", "z"), ("ηή", "i"),
      ("θ", "th"), ("ιίϊΐ", "i"), ("κ", "k"), ("λ", "l"), ("μ", "m"), ("ν", "n"), ("ξ", "x"),
      ("οό", "o"), ("π", "p"), ("ρ", "r"), ("σς", "s"), ("τ", "t"), ("υύϋΰ", "y"), ("φ", "f"),
      ("χ", "ch"), ("ψ", "ps"), ("ωώ", "o"),
    ]
    var sounds: [Unicode.Scalar: String] = [:]
    for (letters, sound) in rows {
      for scalar in letters.unicodeScalars { sounds[scalar] = sound }
    }
    return sounds
  }()
}
