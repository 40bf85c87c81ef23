import PerigeeCore

/// The columns of a contact as rules see it: the table's variables, those that are only declared, then
/// `ContactField.ofRecords`.
struct RecordColumns {
  typealias Pointers = (bytes: UnsafePointer<UInt8>, ends: UnsafePointer<UInt32>)

  private struct Column {
    var bytes: [UInt8] = []
    var ends: [UInt32] = []

    /// A column of few different texts, named by number for each row.
    init(_ texts: [[UInt8]], numbers: some Collection<Int>) {
      ends.reserveCapacity(numbers.count)
      for number in numbers {
        bytes += texts[number]
        ends.append(UInt32(bytes.count))
      }
    }

    /// A column of nothing.
    init(blankRows count: Int) {
      ends = Array(repeating: 0, count: count)
    }

    init(_ column: TextColumn) {
      bytes = column.bytes
      ends = column.ends
    }

    /// What stands behind the @ of each address.
    init(domainsOf emails: TextColumn) {
      ends.reserveCapacity(emails.count)
      bytes.reserveCapacity(emails.bytes.count)
      var start = 0
      for end in emails.ends {
        let address = emails.bytes[start..<Int(end)]
        let at = address.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? start
        bytes += address[at...]
        ends.append(UInt32(bytes.count))
        start = Int(end)
      }
    }
  }

  private let columns: [Column]

  /// - Parameter declared: how many variables `perigee.lua` declares that no contact has.
  init(_ table: ContactTable, declared: Int) {
    let owners = [[]] + table.ownerNames.map { Array($0.text.utf8) }
    let statuses = ContactStatus.allCases
    let numbers = Dictionary(uniqueKeysWithValues: statuses.enumerated().map { ($1, $0) })
    let always = ContactField.ofRecords.map { field in
      switch field {
      case .email: Column(table.emails)
      case .domain: Column(domainsOf: table.emails)
      case .owner: Column(owners, numbers: table.owners.lazy.map { Int($0) + 1 })
      case .status:
        Column(
          statuses.map { Array($0.rawValue.utf8) },
          numbers: table.statuses.lazy.map { numbers[$0]! })
      case .list, .sequence, .state: preconditionFailure("\(field) is not in records")
      }
    }
    let blank = Array(repeating: Column(blankRows: table.count), count: declared)
    columns = table.columns.map { Column($0) } + blank + always
  }

  /// Calls `body` with the addresses of all columns, which hold during the call only.
  func withPointers<Result, Failure: Error>(
    _ body: ([Pointers]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withPointers([], body)
  }

  private func withPointers<Result, Failure: Error>(
    _ above: [Pointers], _ body: ([Pointers]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard above.count < columns.count else { return try body(above) }
    let column = columns[above.count]
    return try column.ends.withUnsafeBufferPointer { (ends) throws(Failure) in
      try column.bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in
        // A column of blanks has no bytes and perhaps no address; then none is read.
        let end = ends.baseAddress!
        let start = bytes.baseAddress ?? UnsafeRawPointer(end).assumingMemoryBound(to: UInt8.self)
        return try withPointers(above + [(start, end)], body)
      }
    }
  }
}
