/// The words that may stand where the cursor is.
struct Completions: Equatable {
  /// Where the word to complete begins, in bytes of UTF-8 from the line's start.
  var start: Int
  /// Whole words, in any order; those that do not begin with what is typed are not offered.
  var candidates: [String]
  /// What ends a word that is the only one: the quote of a text.
  var closing = ""
}

extension Completions {
  /// What a Tab does.
  enum Step: Equatable {
    case nothing
    case insert(String)
    /// Shows the candidates, since there is nothing more that they have in common.
    case list([String])
  }

  /// - Parameter cursor: in bytes of UTF-8; not before `start`.
  func step(line: String, cursor: Int) -> Step {
    let typed = Array(line.utf8.prefix(cursor).dropFirst(start))
    let offered = candidates.filter { $0.utf8.starts(with: typed) && Self.canBeTyped($0) }.sorted()
    guard let first = offered.first, let last = offered.last else { return .nothing }
    // In sorted words, what the first and the last have in common all have in common.
    let common = zip(first.unicodeScalars, last.unicodeScalars).prefix { $0 == $1 }.map(\.0)
    let word = String(String.UnicodeScalarView(common))
    let rest = String(decoding: word.utf8.dropFirst(typed.count), as: UTF8.self)
    if first == last {
      let isClosed = line.utf8.dropFirst(cursor).starts(with: closing.utf8)
      let end = rest + (isClosed ? "" : closing)
      return end.isEmpty ? .nothing : .insert(end)
    }
    return rest.isEmpty ? .list(offered) : .insert(rest)
  }

  /// A control character would be a key to the editor, and an escape sequence to the terminal.
  private static func canBeTyped(_ candidate: String) -> Bool {
    candidate.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}
