/// Reads numbers as people write them: groups of three digits with one kind of separator.
enum NumberText {
  /// The number as a plain decimal, or nil: "1'200,5" with a comma is "1200.5".
  static func value(_ text: String, decimal: ValueFormat.DecimalMark) -> String? {
    var rest = Substring(text).unicodeScalars
    var number = ""
    if let sign = rest.first, signs.contains(sign) {
      if sign != "+" { number = "-" }
      rest.removeFirst()
    }
    let mark: Unicode.Scalar = decimal == .comma ? "," : "."
    let end = rest.firstIndex(of: mark) ?? rest.endIndex
    guard let whole = wholeNumber(rest[..<end], notGroupedBy: mark) else { return nil }
    number += whole
    if end < rest.endIndex {
      let fraction = rest[rest.index(after: end)...]
      guard !fraction.isEmpty, fraction.allSatisfy(isDigit) else { return nil }
      number += "." + String(fraction)
    }
    return number
  }

  /// The digits, in groups of three or in one.
  private static func wholeNumber(
    _ scalars: Substring.UnicodeScalarView, notGroupedBy mark: Unicode.Scalar
  ) -> String? {
    let others = Set(scalars.lazy.filter { !isDigit($0) })
    guard others.count <= 1 else { return nil }
    guard let separator = others.first else {
      return scalars.isEmpty ? nil : String(scalars)
    }
    guard separators.contains(separator), separator != mark else { return nil }
    let groups = scalars.split(separator: separator, omittingEmptySubsequences: false)
    // "0,200" is a fifth to whoever writes commas: no group begins a number with 0.
    guard let first = groups.first, (1...3).contains(first.count), first.first != "0",
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return groups.map { String($0) }.joined()
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static let signs: [Unicode.Scalar] = ["+", "-", "\u{2212}"]

  /// Comma, point, blanks that break and do not, thin blanks, apostrophes.
  private static let separators: [Unicode.Scalar] = [
    ",", ".", " ", "\u{A0}", "\u{2009}", "\u{202F}", "'", "\u{2019}",
  ]
}
