/// Rows of text in aligned columns, for people.
package struct TextTable {
  /// Of a column's cells.
  package enum Alignment { case left, right }

  /// One a column; the line of them is left out where all are empty.
  package var header: [String]
  /// One a column; they hold for its header too.
  package var alignments: [Alignment]
  /// In the order in which they were added, each as long as `header`.
  package private(set) var rows: [[String]] = []

  /// A table without rows; the columns with their headers, from the left.
  package init(_ columns: [(String, Alignment)]) {
    self.header = columns.map(\.0)
    self.alignments = columns.map(\.1)
  }

  /// - Precondition: as many cells as columns.
  package mutating func add(_ cells: [String]) {
    precondition(cells.count == header.count)
    rows.append(cells)
  }

  /// The table, each line ended by a line feed; columns are two spaces apart.
  package func text(_ style: TextStyle = .plain, indent: Int = 0) -> String {
    let widths = header.indices.map { column in
      ([header] + rows).reduce(0) { max($0, $1[column].displayWidth) }
    }
    let isHeaded = header.contains { !$0.isEmpty }
    let lines = (isHeaded ? [style.dim(line(header, widths))] : []) + rows.map { line($0, widths) }
    let margin = String(repeating: " ", count: indent)
    return lines.map { margin + $0 + "\n" }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: widths[column] - cell.displayWidth)
      line += (column == 0 ? "" : "  ")
      line += alignments[column] == .right ? padding + cell : cell + padding
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension String {
  /// How many cells of a terminal the text takes: wide East Asian characters and emoji take two,
  /// escape sequences for colour none.
  package var displayWidth: Int {
    var width = 0
    var isEscape = false
    for character in self {
      if character == "\u{1B}" { isEscape = true }
      if isEscape {
        if character == "m" { isEscape = false }
        continue
      }
      width += character.isWide ? 2 : 1
    }
    return width
  }
}

extension Character {
  fileprivate var isWide: Bool {
    switch unicodeScalars.first!.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
