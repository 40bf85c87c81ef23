/// Writes CSV as RFC 4180 has it, with cells that a spreadsheet would run made harmless.
package enum CSVWriter {
  /// A row with its line break.
  package static func row(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    let harmless = isFormula(text) ? "'" + text : text
    let needsQuotes = harmless.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else { return harmless }
    return "\""
      + harmless.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// A spreadsheet runs a cell that begins with one of these, with or without spaces before it; the
  /// apostrophe makes it text. A plain number such as -5 stays one.
  private static func isFormula(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    if bytes.first == 0x09 || bytes.first == 0x0D { return true }
    guard let first = bytes[...].trimmed.first, "=+-@".utf8.contains(first) else { return false }
    return Double(String(decoding: bytes[...].trimmed, as: UTF8.self)) == nil
  }
}
