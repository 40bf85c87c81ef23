import PerigeeWorkspace

/// An entry whose locals stay: a local variable would be gone by the next entry, which is another
/// chunk, so at the outermost level `local` is left out. Those inside of functions and blocks remain
/// what they are, and so do the numbers of the lines.
struct KeptLocals {
  private let tokens: [LuaToken]
  private var edits: [(bytes: Range<Int>, text: String)] = []

  static func kept(in entry: String) -> String {
    var source = Array(entry.utf8)
    var locals = KeptLocals(tokens: LuaLexer.tokens(of: source))
    locals.read()
    for edit in locals.edits.reversed() { source.replaceSubrange(edit.bytes, with: edit.text.utf8) }
    return String(decoding: source, as: UTF8.self)
  }

  private init(tokens: [LuaToken]) { self.tokens = tokens }

  private mutating func read() {
    var depth = 0
    for index in tokens.indices {
      guard case .name(let word) = tokens[index].kind else { continue }
      switch word {
      // A loop's block begins with its "do", an if's with its "if" and has only one "end".
      case "function", "do", "if", "repeat": depth += 1
      case "end", "until": depth -= 1
      case "local" where depth == 0: declare(at: index)
      default: break
      }
    }
  }

  private mutating func declare(at local: Int) {
    var attributes: [Range<Int>] = []
    var next = local + 1
    if !isWord("function", next) {
      while true {
        guard case .name? = kind(next) else { return }
        next += 1
        if isSymbol("<", next), case .name? = kind(next + 1), isSymbol(">", next + 2) {
          attributes.append(tokens[next].bytes.lowerBound..<tokens[next + 2].bytes.upperBound)
          next += 3
        }
        guard isSymbol(",", next) else { break }
        next += 1
      }
    }
    edits.append((tokens[local].bytes, ""))
    edits += attributes.map { ($0, "") }
    guard !isWord("function", next), !isSymbol("=", next) else { return }
    let end = tokens[next - 1].bytes.upperBound
    edits.append((end..<end, " = nil"))
  }

  private func kind(_ index: Int) -> LuaToken.Kind? {
    index < tokens.count ? tokens[index].kind : nil
  }

  private func isWord(_ word: String, _ index: Int) -> Bool { kind(index) == .name(word) }
  private func isSymbol(_ text: String, _ index: Int) -> Bool { kind(index) == .symbol(text) }
}
