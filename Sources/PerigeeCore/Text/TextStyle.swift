/// Whether text goes to a terminal that shows colours.
package enum TextStyle: Sendable, Equatable {
  case plain, terminal
  /// For a door that escapes control characters, and lets through sequences with this key of digits: nothing
  /// else in the text can know it.
  case keyed(String)

  /// As every style below: no escape sequence in `plain`, nor around an empty text.
  package func dim(_ text: String) -> String { wrap("2", text) }
  package func bold(_ text: String) -> String { wrap("1", text) }
  package func red(_ text: String) -> String { wrap("31", text) }
  package func green(_ text: String) -> String { wrap("32", text) }
  package func yellow(_ text: String) -> String { wrap("33", text) }

  private func wrap(_ code: String, _ text: String) -> String {
    if text.isEmpty { return text }
    switch self {
    case .plain: return text
    case .terminal: return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    case .keyed(let key): return "\u{1B}[\(key);\(code)m\(text)\u{1B}[\(key);0m"
    }
  }
}
