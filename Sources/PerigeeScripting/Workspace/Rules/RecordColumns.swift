import PerigeeCore

/// The columns of a contact as rules see it: the table's variables, those that are only declared, then
/// `ContactField.ofRecords`.
struct RecordColumns {
  typealias Pointers = (bytes: UnsafePointer<UInt8>, ends: UnsafePointer<UInt32>)

  private let columns: [TextColumn]

  /// - Parameter declared: how many variables `perigee.lua` declares that no contact has.
  init(_ table: ContactTable, declared: Int) {
    let owners = [[]] + table.ownerNames.map { Array($0.text.utf8) }
    let statuses = ContactStatus.allCases
    let numbers = Dictionary(uniqueKeysWithValues: statuses.enumerated().map { ($1, $0) })
    let always = ContactField.ofRecords.map { field in
      switch field {
      case .email: table.emails
      case .domain: Self.domains(of: table.emails)
      case .owner: Self.column(owners, numbers: table.owners.lazy.map { Int($0) + 1 })
      case .status:
        Self.column(
          statuses.map { Array($0.rawValue.utf8) },
          numbers: table.statuses.lazy.map { numbers[$0]! })
      case .list, .sequence, .state: preconditionFailure("\(field) is not in records")
      }
    }
    let blank = Self.column([[]], numbers: repeatElement(0, count: table.count))
    columns = table.columns + Array(repeating: blank, count: declared) + always
  }

  /// A column of few different texts, named by number for each row.
  private static func column(_ texts: [[UInt8]], numbers: some Collection<Int>) -> TextColumn {
    var column = TextColumn()
    column.reserveCapacity(values: numbers.count, bytes: 0)
    for number in numbers { column.append(texts[number][...]) }
    return column
  }

  /// What stands behind the @ of each address.
  private static func domains(of emails: TextColumn) -> TextColumn {
    var column = TextColumn()
    column.reserveCapacity(values: emails.count, bytes: emails.bytes.count)
    var start = 0
    for end in emails.ends {
      let address = emails.bytes[start..<Int(end)]
      let at = address.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? start
      column.append(address[at...])
      start = Int(end)
    }
    return column
  }

  /// Calls `body` with the addresses of all columns, which hold during the call only.
  func withPointers<Result, Failure: Error>(
    _ body: ([Pointers]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try TextColumn.withPinned(columns) { (pinned) throws(Failure) in
      try body(pinned.map(Self.pointers))
    }
  }

  private static func pointers(_ column: PinnedColumn) -> Pointers {
    let ends = column.ends.baseAddress!
    // A column of blanks has no bytes and perhaps no address; then none is read.
    let start =
      column.bytes.baseAddress ?? UnsafeRawPointer(ends).assumingMemoryBound(to: UInt8.self)
    return (start, ends)
  }
}
