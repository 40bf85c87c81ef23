/// Writes CSV as RFC 4180 has it, with CR LF, and safe to open in a spreadsheet.
///
/// The data keep what they are; only what we export is made harmless, by a `CellGuard`.
package struct CSVWriter: Sendable {
  /// What was written and not yet taken, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private let cellGuard: CellGuard
  private let delimiter: UInt8

  /// A writer that has written nothing.
  package init(
    guarding cellGuard: CellGuard = .formulas, delimiter: UInt8 = UInt8(ascii: ",")
  ) {
    self.cellGuard = cellGuard
    self.delimiter = delimiter
  }

  /// Writes one row, quoting where a reader would need it.
  package mutating func writeRow(_ cells: [String]) {
    for (column, cell) in cells.enumerated() {
      if column > 0 { bytes.append(delimiter) }
      // A blank cell in a file of one column would be an empty line, which readers skip.
      write(cell, isQuoted: cells.count == 1 && cell.isEmpty)
    }
    bytes.append(contentsOf: [.carriageReturn, .lineFeed])
  }

  /// Hands out what was written since the last time, so that an export of any size is written in
  /// pieces.
  package mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func write(_ cell: String, isQuoted: Bool) {
    // A byte order mark at the beginning of a file would be taken for the file's own.
    let needsQuotes =
      isQuoted || cell.utf8.contains { $0 == delimiter || Self.mustBeQuoted($0) }
      || cell.utf8.first == 0xEF && cell.unicodeScalars.first == "\u{FEFF}"
    if needsQuotes { bytes.append(.quotationMark) }
    if cellGuard.isNeeded(cell) { bytes.append(UInt8(ascii: "'")) }
    for byte in cell.utf8 {
      if byte == .quotationMark { bytes.append(byte) }
      bytes.append(byte)
    }
    if needsQuotes { bytes.append(.quotationMark) }
  }

  private static func mustBeQuoted(_ byte: UInt8) -> Bool {
    switch byte {
    // A semicolon and a tab are delimiters to the spreadsheets of half the world.
    case UInt8(ascii: ","), UInt8(ascii: ";"), .tab, .quotationMark, .carriageReturn, .lineFeed:
      true
    default: false
    }
  }
}
