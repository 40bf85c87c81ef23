/// What a field's value must be.
///
/// A blank value matches no comparison: only `blank`, `noneOf`, and `not` of what it does not match.
/// Texts are compared byte for byte, but for `contains`, `startsWith` and `endsWith`, to which the case
/// of letters does not count, in any script.
package indirect enum Matcher: Hashable, Sendable {
  case equals(String)
  case oneOf([String])
  case noneOf([String])
  /// From the first bound to the second, both included.
  case between(Bound, Bound)
  case atLeast(Bound)
  case atMost(Bound)
  /// "VP sales" contains "Sales", and "CAFÉ" contains "café".
  case contains(String)
  case startsWith(String)
  case endsWith(String)
  case present
  case blank
  case anyOf([Matcher])
  case not(Matcher)

  /// A number or a date; values that are not of the bound's kind do not match.
  package enum Bound: Hashable, Sendable {
    /// Finite. Values are plain decimals: "12", "-0.5", not "1,200" or "1e3".
    case number(Double)
    /// Values are written as "2026-11-24".
    case day(Day)
  }
}

extension Matcher {
  /// The texts that values are compared with as a whole.
  var wholeTexts: Set<String> {
    switch self {
    case .equals(let text): [text]
    case .oneOf(let texts), .noneOf(let texts): Set(texts)
    case .anyOf(let matchers): Set(matchers.flatMap(\.wholeTexts))
    case .not(let matcher): matcher.wholeTexts
    case .between, .atLeast, .atMost, .contains, .startsWith, .endsWith, .present, .blank: []
    }
  }
}
