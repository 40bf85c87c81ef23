extension TextStyle {
  /// The text with every line that is too wide broken between words, and its rest indented by two cells more
  /// than the line; as it is where there is no width.
  package func fitted(_ text: String) -> String {
    guard let width, text.utf8.count > width else { return text }
    var isFirst = true
    var fitted = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !isFirst { fitted += "\n" }
      isFirst = false
      fitted += line.utf8.count <= width ? String(line) : Self.broken(String(line), width)
    }
    return fitted
  }

  private static func broken(_ line: String, _ width: Int) -> String {
    guard line.displayWidth > width else { return line }
    let margin = line.prefix { $0 == " " }.count
    // On a very narrow terminal the words are worth more than the shape.
    let rest = margin + 2 <= width / 2 ? margin + 2 : 0
    let first = margin <= width / 2 ? margin : 0
    let parts = String(line.drop { $0 == " " }).lines(first: width - first, rest: width - rest)
    let indent = String(repeating: " ", count: rest)
    return String(repeating: " ", count: first) + parts.joined(separator: "\n" + indent)
  }
}

extension String {
  /// The text in lines of at most so many cells each, broken between words where that is possible; blanks at
  /// a break are gone, escape sequences take no cell.
  package func lines(first: Int, rest: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    var room: Int { max(1, lines.isEmpty ? first : rest) }
    func end() {
      while line.last == " " { line.removeLast() }
      lines.append(line)
      (line, lineWidth) = ("", 0)
    }
    for word in runs {
      let width = word.displayWidth
      if lineWidth + width <= room {
        line += word
        lineWidth += width
      } else if word.first == " " {
        // Blanks are where a line may end.
        if lineWidth > 0 { end() }
      } else {
        if lineWidth > 0 { end() }
        for piece in word.pieces(of: room) {
          if lineWidth > 0 { end() }
          (line, lineWidth) = (piece, piece.displayWidth)
        }
      }
    }
    if lineWidth > 0 || lines.isEmpty { end() }
    return lines
  }

  /// Blanks and what stands between them, in turn.
  private var runs: [String] {
    var runs: [String] = []
    var run = ""
    for character in self {
      if let last = run.last, (last == " ") != (character == " ") {
        runs.append(run)
        run = ""
      }
      run.append(character)
    }
    return run.isEmpty ? runs : runs + [run]
  }

  /// An address, and the name of a time zone, in its two parts; what is none, and what has escape sequences,
  /// whole.
  var halves: [String] {
    let sign = utf8.firstIndex(of: UInt8(ascii: "@")) ?? slashOfZone
    guard let sign, sign > startIndex, !utf8.contains(0x1B) else { return [self] }
    return [String(self[..<sign]), String(self[sign...])]
  }

  /// Where "America/New_York" is broken; nil in what is no zone's name, such as "50/hour".
  private var slashOfZone: String.Index? {
    guard let first = utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first),
      let slash = utf8.firstIndex(of: UInt8(ascii: "/")),
      utf8[slash...].dropFirst().first.map((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains) == true
    else { return nil }
    return slash
  }

  /// The text cut into pieces of at most so many cells.
  private func pieces(of width: Int) -> [String] {
    guard displayWidth > width else { return [self] }
    let halves = halves
    if halves.count > 1 { return halves.flatMap { $0.pieces(of: width) } }
    var pieces: [String] = []
    var piece = ""
    var used = 0
    var isEscape = false
    for character in self {
      if character == "\u{1B}" { isEscape = true }
      let cells = isEscape ? 0 : String(character).displayWidth
      if isEscape, character == "m" { isEscape = false }
      if used > 0, used + cells > width {
        pieces.append(piece)
        (piece, used) = ("", 0)
      }
      piece.append(character)
      used += cells
    }
    return pieces + [piece]
  }
}
