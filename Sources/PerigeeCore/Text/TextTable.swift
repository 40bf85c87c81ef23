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
  /// Columns that nobody misses where all their cells are "0": they go first where the width is short.
  package var spare: Range<Int> = 0..<0

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

  /// The table, each line ended by a line feed; columns are two spaces apart. Where the style has a width,
  /// a cell that is too long for its column goes on in the line below. Where an address would be torn apart,
  /// columns of figures come in a table below, behind the first column once more, and other rows take
  /// several lines each.
  package func text(_ style: TextStyle = .plain, indent: Int = 0) -> String {
    guard let width = style.width.map({ $0 - indent }), !fits(width) else {
      return block(style, indent)
    }
    let table = withoutSpare
    guard !table.fits(width) else { return table.block(style, indent) }
    return table.isOfFigures
      ? table.parts(in: width).map { $0.block(style, indent) }.joined(separator: "\n")
      : table.records(style, indent, width)
  }

  private func block(_ style: TextStyle, _ indent: Int) -> String {
    let rows = lines(style, indent)
    return (rows.header + rows.rows.flatMap(\.self)).map { $0 + "\n" }.joined()
  }

  /// The lines of the header, if there is one, and of each row.
  private func lines(
    _ style: TextStyle, _ indent: Int
  ) -> (header: [String], rows: [[String]]) {
    let natural = header.indices.map { column in
      ([header] + rows).reduce(0) { max($0, $1[column].displayWidth) }
    }
    let widths = style.width.map { fitted(natural, in: $0 - indent) } ?? natural
    let isHeaded = header.contains { !$0.isEmpty }
    let margin = String(repeating: " ", count: indent)
    return (
      isHeaded ? lines(header, widths).map { margin + style.dim($0) } : [],
      rows.map { row in lines(row, widths).map { margin + $0 } }
    )
  }

  // MARK: Widths

  /// The widths of the columns in so many cells: what is widest gives first, prose down to its longest word;
  /// then moments stand on two lines, addresses are broken before their @, and so on; figures last.
  private func fitted(_ natural: [Int], in width: Int) -> [Int] {
    var widths = natural
    let words = most(\.longestWord)
    for least in [
      leastWidths(natural, most(\.longestPart)), keptWidths,
      leastWidths(natural, most(\.longestKept)),
      leastWidths(natural, most(\.longestHalf)),
      header.indices.map { isText($0) ? min(natural[$0], 10) : natural[$0] },
      // A year, a clock time and a weekday stay whole.
      header.indices.map { isText($0) ? min(natural[$0], 6) : natural[$0] },
      header.indices.map { min(natural[$0], isText($0) ? 4 : words[$0]) },
    ] {
      shrink(&widths, to: width - 2 * (widths.count - 1), least)
    }
    return widths
  }

  private func isText(_ column: Int) -> Bool { alignments[column] == .left }

  /// The most of each column's cells, its header with them.
  private func most(_ width: (String) -> Int) -> [Int] {
    header.indices.map { column in
      ([header] + rows).reduce(0) { max($0, width($1[column])) }
    }
  }

  /// Figures as they are, and texts as narrow as they may be.
  private func leastWidths(_ natural: [Int], _ ofTexts: [Int]) -> [Int] {
    header.indices.map { isText($0) ? ofTexts[$0] : natural[$0] }
  }

  // MARK: Parts

  /// Fewer columns of figures are never parted.
  private static let mostTogether = 6
  private static let short = 24
  /// How far the further lines of a record are indented.
  private static let recordIndent = 4

  /// Whether it is one of figures, whose rows are known by their first column.
  private var isOfFigures: Bool { alignments.dropFirst().allSatisfy { $0 == .right } }

  private func parts(in width: Int) -> [TextTable] {
    guard header.count > Self.mostTogether else { return [self] }
    let own = keptWidths
    let columns = Array(header.indices.dropFirst())
    return together(columns, own, in: { _ in width - own[0] - 2 }).map { picked([0] + $0) }
  }

  /// Each row over several lines, with the columns for which there is room in each.
  private func records(_ style: TextStyle, _ indent: Int, _ width: Int) -> String {
    // Where there are several lines anyway, what is short is not broken either.
    let own = zip(keptWidths, most(\.displayWidth)).map { max($0, min($1, Self.short)) }
    let columns = together(
      Array(header.indices), own, in: { $0 == 0 ? width : width - Self.recordIndent })
    let parts = columns.enumerated().map { number, columns in
      picked(columns).lines(style, number == 0 ? indent : indent + Self.recordIndent)
    }
    let lines =
      parts.flatMap(\.header)
      + rows.indices.flatMap { row in
        parts.flatMap { $0.rows[row] }.filter { line in line.contains { $0 != " " } }
      }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The columns in groups that have room beside one another.
  /// - Parameters:
  ///   - own: how wide each column is to be.
  ///   - width: of the group with that number.
  private func together(
    _ columns: [Int], _ own: [Int], in width: (Int) -> Int
  ) -> [[Int]] {
    var groups: [[Int]] = []
    var left = 0
    for column in columns {
      if groups.isEmpty || own[column] + 2 > left {
        left = width(groups.count) - own[column]
        groups.append([column])
      } else {
        left -= own[column] + 2
        groups[groups.count - 1].append(column)
      }
    }
    return groups
  }

  /// Whether addresses stand on one line, moments on two at most, and most words on one.
  private func fits(_ width: Int) -> Bool {
    let widths = leastWidths(most(\.displayWidth), most(\.longestKept))
    return widths.reduce(0, +) + 2 * (header.count - 1) <= width
  }

  /// The widths with which nothing is torn apart.
  private var keptWidths: [Int] {
    leastWidths(most(\.displayWidth), most { $0.isMoment ? $0.displayWidth : $0.longestKept })
  }

  private var withoutSpare: TextTable {
    picked(
      header.indices.filter { column in
        !spare.contains(column) || !rows.allSatisfy { $0[column] == "0" }
      })
  }

  private func picked(_ columns: [Int]) -> TextTable {
    var table = TextTable(columns.map { (header[$0], alignments[$0]) })
    table.rows = rows.map { row in columns.map { row[$0] } }
    return table
  }

  private func shrink(_ widths: inout [Int], to total: Int, _ least: [Int]) {
    var excess = widths.reduce(0, +) - total
    while excess > 0 {
      let open = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = open.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  /// A row's lines: one, unless a cell is longer than its column.
  private func lines(_ cells: [String], _ widths: [Int]) -> [String] {
    if zip(cells, widths).allSatisfy({ $0.utf8.count <= $1 || $0.displayWidth <= $1 }) {
      return [line(cells, widths)]
    }
    let parts = zip(cells, widths).map { cell, width in
      cell.displayWidth <= width ? [cell] : cell.lines(first: width, rest: width)
    }
    return (0..<(parts.map(\.count).max() ?? 1)).map { number in
      line(parts.map { number < $0.count ? $0[number] : "" }, widths)
    }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: max(0, widths[column] - cell.displayWidth))
      line += (column == 0 ? "" : "  ")
      line += alignments[column] == .right ? padding + cell : cell + padding
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension String {
  /// The cells of what is not broken as long as there is other room: words, and moments.
  fileprivate var longestPart: Int { isMoment ? displayWidth : longestWord }

  /// The same where a moment has its clock time in the line below, and words that are longer than is usual,
  /// such as digests, are broken, but for addresses.
  fileprivate var longestKept: Int {
    if isMoment { return displayWidth - 6 }
    guard !contains("\u{1B}") else { return min(displayWidth, 40) }
    return split(separator: " ").reduce(0) {
      max($0, min($1.description.displayWidth, $1.contains("@") ? 40 : 16))
    }
  }

  /// The same of what is broken in two: "Tue 24 Nov" and "2026 09:00", "anna" and "@acme.example", "America"
  /// and "/New_York".
  fileprivate var longestHalf: Int {
    if isMoment { return 10 }
    guard !contains("\u{1B}") else { return longestWord }
    return split(separator: " ").flatMap(\.description.halves)
      .reduce(0) { max($0, $1.displayWidth) }
  }

  /// "Tue 24 Nov 2026 09:00"
  fileprivate var isMoment: Bool {
    guard (20...21).contains(utf8.count), utf8.dropLast(2).last == UInt8(ascii: ":") else {
      return false
    }
    return split(separator: " ").map(\.count).suffix(3) == [3, 4, 5]
  }

  /// The cells of what cannot be broken between words; all of it where there are escape sequences, which
  /// must not be torn apart.
  fileprivate var longestWord: Int {
    if contains("\u{1B}") { return displayWidth }
    return split(separator: " ").reduce(0) { max($0, $1.description.displayWidth) }
  }
}

extension String {
  /// How many cells of a terminal the text takes: wide East Asian characters and emoji take two,
  /// escape sequences for colour none.
  package var displayWidth: Int {
    // Most texts are of letters that take one cell each.
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
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
