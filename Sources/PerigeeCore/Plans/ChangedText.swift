/// A text before and after, for people: both on one line, from where they begin to differ.
struct ChangedText: Hashable, Sendable {
  /// Nil where there was none.
  var from: String?
  /// Nil where there is none any more.
  var to: String?

  /// How many characters of each text are shown.
  private static let length = 48
  /// How many are shown of a setting, which is short, and is read whole.
  private static let wholeLength = 240
  /// How many of them stand before the first that differs.
  private static let context = 12

  /// The same bytes. Swift's `==` takes "é" for "e" with an accent, and digests do not.
  static func isSame(_ left: String?, _ right: String?) -> Bool {
    switch (left, right) {
    case (nil, nil): true
    case (let left?, let right?): left.utf8.elementsEqual(right.utf8)
    default: false
    }
  }

  /// `"Hello" → "Goodbye"`; "none" where there is no text.
  var words: String { shown(Self.length) { "\"\($0)\"" } }

  /// The same without quotes, for what is no text of somebody's.
  var plainWords: String { shown(Self.length) { $0 } }

  /// The same of a setting.
  var wholeWords: String { shown(Self.wholeLength) { $0 } }

  /// The beginning of a text, as one line between quotes.
  static func quoted(_ text: String) -> String {
    "\"\(excerpt(Array(text.unicodeScalars), 0..<length))\""
  }

  private func shown(_ length: Int, _ quote: (String) -> String) -> String {
    let texts = [from, to].map { $0.map { Array($0.unicodeScalars) } }
    let part = part(of: texts, length)
    let excerpts = texts.map { $0.map { quote(Self.excerpt($0, part)) } ?? "none" }
    let words = excerpts.joined(separator: " → ")
    return excerpts[0] == excerpts[1] ? words + " (in other code points)" : words
  }

  /// What is shown of both: their common beginning is left out of neither or of both, since one alone
  /// would look like another text.
  private func part(of texts: [[Unicode.Scalar]?], _ length: Int) -> Range<Int> {
    let difference = firstDifference(texts)
    let areLong = texts.allSatisfy { $0.map { $0.count > length } ?? true }
    let start = areLong ? max(0, difference - Self.context) : 0
    return start..<max(start + length, difference + length - Self.context)
  }

  private func firstDifference(_ texts: [[Unicode.Scalar]?]) -> Int {
    guard let left = texts[0], let right = texts[1] else { return 0 }
    return zip(left, right).prefix { $0 == $1 }.count
  }

  private static func excerpt(_ text: [Unicode.Scalar], _ part: Range<Int>) -> String {
    let start = min(part.lowerBound, max(0, text.count - 1))
    let shown = text[start...].prefix(part.upperBound - start)
    let words = shown.map(escaped).joined()
    return (start > 0 ? "…" : "") + words + (shown.endIndex < text.count ? "…" : "")
  }

  /// A control character as its escape: a difference has to be seen, and a terminal obeys none.
  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case _
    where scalar.properties.generalCategory == .control
      || scalar.properties.generalCategory == .format:
      "\\u{\(String(scalar.value, radix: 16))}"
    default: String(Character(scalar))
    }
  }
}
