/// A text before and after: where both are long, from a little before they begin to differ.
enum TextPair {
  private static let context = 40
  private static let length = 120

  static func shown(_ from: String?, _ to: String?) -> (from: String?, to: String?) {
    guard let from, let to, max(from.unicodeScalars.count, to.unicodeScalars.count) > length else {
      return (from, to)
    }
    let same = zip(from.unicodeScalars, to.unicodeScalars).prefix { $0 == $1 }.count
    let dropped = max(0, same - context)
    return (cut(from, dropped), cut(to, dropped))
  }

  private static func cut(_ text: String, _ count: Int) -> String {
    guard count > 0 else { return text }
    return "…" + String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(count)))
  }
}
