/// A word that is typed as a line of its own and is no Lua: `help`, `help quota`, `?`, `exit`, `quit`.
struct ReplWord {
  enum Meaning: Equatable {
    /// About something; nil for what there is.
    case help(String?)
    case end
  }

  /// As Lua would call it; a variable of that name keeps its meaning.
  let name: String
  let meaning: Meaning
  /// Whether the line may be Lua as well, which then holds: `help "quota"` is a call.
  let isOnlyWithoutLua: Bool

  /// Nil for a line that begins with no such word.
  init?(_ line: String) {
    let words = line.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }.map(String.init)
    guard let first = words.first else { return nil }
    let rest = words.dropFirst().joined(separator: " ")
    switch first {
    case "help", "?":
      name = first
      let topic = rest.filter { $0 != "\"" && $0 != "'" }
      meaning = .help(topic.isEmpty ? nil : topic)
      isOnlyWithoutLua = first == "help" && !rest.isEmpty
    case "exit", "quit", "exit()", "quit()":
      guard rest.isEmpty else { return nil }
      name = String(first.prefix(4))
      meaning = .end
      isOnlyWithoutLua = false
    default:
      guard first.first == "?", words.count == 1 else { return nil }
      name = "?"
      meaning = .help(String(first.dropFirst()))
      isOnlyWithoutLua = false
    }
  }
}

extension ReplWord {
  /// What help says of the words themselves; nil of any other.
  static func text(about word: String) -> String? {
    switch word {
    case "help", "?":
      "help tells what there is, help plan about a function, a module or a type, and help quota what has "
        + "to do with quotas; ? is the same.\n"
    case "exit", "quit": "\(word) ends the session, as Ctrl-D does.\n"
    default: nil
    }
  }
}
