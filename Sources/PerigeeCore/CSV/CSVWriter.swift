/// Writes CSV as RFC 4180 has it, with CR LF, and safe to open in a spreadsheet.
///
/// A cell that a spreadsheet would run as a formula gets a leading `'`, which shows it as text. The
/// data keep what they are; only what we export is made harmless.
package struct CSVWriter: Sendable {
  /// What was written and not yet taken, in UTF-8.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Writes one row, quoting where a reader would need it.
  package mutating func writeRow(_ cells: [String]) {
    for (column, cell) in cells.enumerated() {
      if column > 0 { bytes.append(UInt8(ascii: ",")) }
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
    let needsQuotes = isQuoted || cell.utf8.contains(where: Self.mustBeQuoted)
    if needsQuotes { bytes.append(.quotationMark) }
    if Self.isFormula(cell) { bytes.append(UInt8(ascii: "'")) }
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

  /// Begins, white space aside, with what makes a formula, and is no plain number.
  private static func isFormula(_ cell: String) -> Bool {
    if let first = cell.utf8.first, first == .tab || first == .carriageReturn { return true }
    let isBlank = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || (0x200B...0x200F).contains(scalar.value)
        || scalar == "\u{FEFF}" || scalar == "\u{2060}"
    }
    let rest = cell.unicodeScalars.drop(while: isBlank)
    switch rest.first {
    // Excel takes the full-width forms for the same.
    case "=", "@", "\u{FF1D}", "\u{FF20}", "\u{FF0B}", "\u{FF0D}": return true
    case "+", "-": return !DecimalNumber.isWritten(in: Substring(rest).utf8)
    default: return false
    }
  }
}
