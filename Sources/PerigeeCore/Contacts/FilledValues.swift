/// The values that a batch of contacts has for some variables: its own, or a filler's.
///
/// Variables go by their number in the list that it was made with, since a million contacts would
/// otherwise look up a million names.
struct FilledValues {
  /// Each variable's own column; nil where the batch has none.
  private let own: [TextColumn?]
  private let count: Int
  /// By variable, then by row: what fillers gave; empty for a variable that none filled.
  private var filled: [[String?]]

  init(_ contacts: ContactTable, variables: [String]) {
    own = variables.map { name in contacts.column(of: name).map { contacts.columns[$0] } }
    count = contacts.count
    filled = Array(repeating: [], count: variables.count)
  }

  func hasValue(_ variable: Int, row: Int) -> Bool {
    if let own = own[variable], !own.isBlank(row) { return true }
    return !filled[variable].isEmpty && filled[variable][row] != nil
  }

  /// A blank value is none.
  mutating func set(_ value: String, of variable: Int, row: Int) {
    guard value.utf8.contains(where: { !Self.isWhitespace($0) }) else { return }
    if filled[variable].isEmpty { filled[variable] = Array(repeating: nil, count: count) }
    filled[variable][row] = value
  }

  /// Adds the value, or a blank, to `column`.
  func append(_ variable: Int, row: Int, to column: inout TextColumn) {
    if let own = own[variable], !own.isBlank(row) {
      column.append(row, of: own)
    } else {
      let value = filled[variable].isEmpty ? nil : filled[variable][row]
      column.append((value ?? "").utf8)
    }
  }

  /// ASCII white space.
  private static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
