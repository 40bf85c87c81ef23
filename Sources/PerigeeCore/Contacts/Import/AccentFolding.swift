/// Latin letters without their accents. Swift's own decompositions come with Foundation only.
enum AccentFolding {
  /// Small ASCII letters or a digit for `scalar`, or nil where it is neither.
  static func folded(_ scalar: Unicode.Scalar) -> String? {
    let small = scalar.properties.lowercaseMapping
    guard let first = small.unicodeScalars.first else { return nil }
    switch first {
    case "a"..."z", "0"..."9": return String(first)
    default: return letters[first]
    }
  }

  private static let letters: [Unicode.Scalar: String] = {
    let rows = [
      ("àáâãäåāăą", "a"), ("æ", "ae"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"),
      ("ĝğġģ", "g"), ("ĥħ", "h"), ("ìíîïĩīĭįı", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"),
      ("ñńņňŋ", "n"), ("òóôõöøōŏő", "o"), ("œ", "oe"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ß", "ss"),
      ("ţťŧț", "t"), ("þ", "th"), ("ùúûüũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"),
    ]
    var letters: [Unicode.Scalar: String] = [:]
    for (accented, plain) in rows {
      for scalar in accented.unicodeScalars { letters[scalar] = plain }
    }
    return letters
  }()
}
