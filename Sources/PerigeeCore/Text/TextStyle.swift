/// How text for people is dressed: with colours or without, and how wide it may be.
package struct TextStyle: Sendable, Equatable {
  private enum Colours: Sendable, Equatable {
    case none, plain
    /// Sequences carry these digits.
    case keyed(String)
  }

  private let colours: Colours
  /// How many cells a line may have; nil where lines may be as long as they like, as in a pipe.
  package var width: Int?

  private init(_ colours: Colours) { self.colours = colours }

  /// Neither colours nor a width: what a pipe and a file get.
  package static let plain = TextStyle(.none)
  /// Colours as every terminal knows them.
  package static let terminal = TextStyle(.plain)

  /// For a door that escapes control characters, and lets through sequences with this key of digits: nothing
  /// else in the text can know it.
  package static func keyed(_ key: String) -> TextStyle { TextStyle(.keyed(key)) }

  /// The same for lines of at most `width` cells.
  package func within(_ width: Int?) -> TextStyle {
    var style = self
    style.width = width
    return style
  }

  /// As every style below: no escape sequence in `plain`, nor around an empty text.
  package func dim(_ text: String) -> String { wrap("2", text) }
  package func bold(_ text: String) -> String { wrap("1", text) }
  package func red(_ text: String) -> String { wrap("31", text) }
  package func green(_ text: String) -> String { wrap("32", text) }
  package func yellow(_ text: String) -> String { wrap("33", text) }

  /// A text as a table shows it, on one line: whole where lines may be as long as they like, else as an error
  /// repeats it.
  package func cell(_ text: String) -> String {
    width == nil ? text.onOneLine : text.onOneLine.excerpt
  }

  private func wrap(_ code: String, _ text: String) -> String {
    if text.isEmpty { return text }
    switch colours {
    case .none: return text
    case .plain: return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    case .keyed(let key): return "\u{1B}[\(key);\(code)m\(text)\u{1B}[\(key);0m"
    }
  }
}
