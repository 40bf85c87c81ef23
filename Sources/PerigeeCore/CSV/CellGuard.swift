/// The apostrophe before a cell that a spreadsheet would run as a formula, which shows it as text.
///
/// A cell that could be taken for a guarded one is guarded too, so that whoever takes one apostrophe
/// off has what was written:
///
///     CellGuard.formulas.isNeeded("=1+1")     // true, written as '=1+1
///     CellGuard.formulas.isNeeded("'=1+1")    // true, written as ''=1+1
///     CellGuard.formulas.isNeeded("'t Hooft") // false
package enum CellGuard: Sendable {
  /// Writes cells as they are.
  case none
  /// Guards what would be run.
  case formulas
  /// Guards white space at a cell's ends as well, which an import would trim.
  case formulasAndBlanks

  /// Whether `cell` is written with an apostrophe before it, and read without.
  package func isNeeded(_ cell: String) -> Bool {
    if self == .none { return false }
    let rest = cell.unicodeScalars.drop { $0 == "'" }
    return Self.isFormula(rest) || self == .formulasAndBlanks && Self.hasOuterBlank(rest)
  }

  /// The same for bytes of UTF-8.
  package func isNeeded(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    isNeeded(String(decoding: cell, as: UTF8.self))
  }

  /// The cell without the apostrophe that was written before it; as it is where none was.
  package func unguarded(_ cell: String) -> String {
    guard self != .none, cell.unicodeScalars.first == "'" else { return cell }
    let rest = String(cell.unicodeScalars.dropFirst())
    return isNeeded(rest) ? rest : cell
  }

  /// Begins, white space aside, with what makes a formula, and is no plain number.
  private static func isFormula(_ cell: Substring.UnicodeScalarView) -> Bool {
    if cell.first == "\t" || cell.first == "\r" { return true }
    let rest = cell.drop(while: isBlank)
    switch rest.first {
    // Excel takes the full-width forms for the same.
    case "=", "@", "\u{FF1D}", "\u{FF20}", "\u{FF0B}", "\u{FF0D}": return true
    case "+", "-": return !DecimalNumber.isWritten(in: Substring(rest).utf8)
    default: return false
    }
  }

  private static func hasOuterBlank(_ cell: Substring.UnicodeScalarView) -> Bool {
    cell.first.map(isBlank) ?? false || cell.last.map(isBlank) ?? false
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x200B...0x200F).contains(scalar.value)
      || scalar == "\u{FEFF}" || scalar == "\u{2060}"
  }
}
