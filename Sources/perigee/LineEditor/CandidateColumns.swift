import CEditShim

/// Words in columns, read downwards, as `ls` prints names.
struct CandidateColumns {
  /// More than these nobody reads; how many there are is said instead.
  static let limit = 200

  var words: [String]
  /// Of the terminal, in cells.
  var width: Int

  var text: String {
    let shown = words.prefix(Self.limit)
    let cell = (shown.map(Self.cells).max() ?? 0) + 2
    let columns = max(1, width / cell)
    let rows = (shown.count + columns - 1) / columns
    var text = ""
    for row in 0..<rows {
      let line = stride(from: row, to: shown.count, by: rows).map { shown[$0] }
      for word in line.dropLast() {
        text += word + String(repeating: " ", count: cell - Self.cells(word))
      }
      text += (line.last ?? "") + "\n"
    }
    let hidden = words.count - shown.count
    return hidden > 0 ? text + "… and \(hidden) more\n" : text
  }

  private static func cells(_ word: String) -> Int {
    word.unicodeScalars.reduce(0) { $0 + Int(cedit_cells($1.value)) }
  }
}
