/// The values that a batch of contacts has for some variables: its own, or a filler's.
struct FilledValues {
  private let contacts: ContactTable
  private let columns: [String: Int]
  private var filled: [String: [Int: String]] = [:]

  init(_ contacts: ContactTable, variables: [String]) {
    self.contacts = contacts
    self.columns = Dictionary(
      uniqueKeysWithValues: variables.compactMap { name in
        contacts.column(of: name).map { (name, $0) }
      })
  }

  func hasValue(_ variable: String, row: Int) -> Bool {
    if let column = columns[variable], !contacts.columns[column].isBlank(row) { return true }
    return filled[variable]?[row] != nil
  }

  /// A blank value is none.
  mutating func set(_ value: String, of variable: String, row: Int) {
    guard value.utf8.contains(where: { !TextColumn.isWhitespace($0) }) else { return }
    filled[variable, default: [:]][row] = value
  }

  /// Adds the value, or a blank, to `column`.
  func append(_ variable: String, row: Int, to column: inout TextColumn) {
    if let own = columns[variable], !contacts.columns[own].isBlank(row) {
      column.append(contacts.columns[own].bytes[contacts.columns[own].range(row)])
    } else {
      column.append((filled[variable]?[row] ?? "").utf8)
    }
  }
}

extension TextColumn {
  /// ASCII white space.
  static func isWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
