/// `&eacute;`, `&#233;` and `&#xE9;`.
enum HTMLEntity {
  /// The character that stands between `&` and `;`; nil for a name that is not known.
  static func character(_ name: String) -> String? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHexadecimal = digits.first == "x" || digits.first == "X"
      let number =
        isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
      return number.flatMap(Unicode.Scalar.init).map { String($0) }
    }
    if let character = others[name] { return character }
    return latin.firstIndex { $0 == name }.flatMap { Unicode.Scalar(UInt32(160 + $0)) }
      .map { String($0) }
  }

  private static let others = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—",
    "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„",
    "bull": "•", "hellip": "…", "lsaquo": "‹", "rsaquo": "›", "euro": "€", "trade": "™",
    "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓", "minus": "−", "oelig": "œ", "OElig": "Œ",
    "scaron": "š", "Scaron": "Š", "Yuml": "Ÿ", "zwnj": "\u{200C}", "zwj": "\u{200D}",
    "ensp": " ", "emsp": " ", "thinsp": " ", "check": "✓",
  ]

  /// U+00A0 to U+00FF.
  private static let latin = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
    sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
    Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
    ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN \
    szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
    uuml yacute thorn yuml
    """.split(separator: " ").map(String.init)
}
