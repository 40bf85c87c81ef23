import PerigeeCore

/// The columns of a contact as rules see it: the table's variables, those that are only declared, then
/// `ContactField.ofRecords`.
struct RecordColumns {
  typealias Pointers = (bytes: UnsafePointer<UInt8>, ends: UnsafePointer<UInt32>)

  private let columns: [TextColumn]

  /// - Parameter declared: how many variables `perigee.lua` declares that no contact has.
  init(_ table: ContactTable, declared: Int) {
    let always = ContactField.ofRecords.map { field in
      switch field {
      case .email: table.emails
      case .domain: TextColumn(domainsOf: table.emails)
      case .owner: TextColumn(ownersOf: table)
      case .status: TextColumn(statusesOf: table)
      case .list, .sequence, .state: preconditionFailure("\(field) is not in records")
      }
    }
    let blank = Array(repeating: TextColumn(blankRows: table.count), count: declared)
    columns = table.columns + blank + always
  }

  /// Calls `body` with the addresses of all columns, which hold during the call only.
  func withPointers<Result, Failure: Error>(
    _ body: ([Pointers]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try TextColumn.withPinned(columns) { (pinned) throws(Failure) in
      try body(
        pinned.map { column in
          // A column of blanks has no bytes and perhaps no address; then none is read.
          let end = column.ends.baseAddress!
          let start = column.bytes.baseAddress
          return (start ?? UnsafeRawPointer(end).assumingMemoryBound(to: UInt8.self), end)
        })
    }
  }
}

extension TextColumn {
  fileprivate init(ownersOf table: ContactTable) {
    // The first one is nobody's.
    let names = TextColumn([""] + table.ownerNames.map(\.text))
    self.init(table.owners.map { Int($0) + 1 }, of: names)
  }

  fileprivate init(statusesOf table: ContactTable) {
    let names = TextColumn(ContactStatus.allCases.map(\.rawValue))
    let places = Dictionary(
      uniqueKeysWithValues: ContactStatus.allCases.enumerated().map { ($1, $0) })
    // Most contacts have the status of the one before.
    var last = (status: ContactStatus.new, place: places[.new] ?? 0)
    let rows = table.statuses.map { status in
      if status != last.status { last = (status, places[status] ?? 0) }
      return last.place
    }
    self.init(rows, of: names)
  }

  /// What stands behind the @ of each address.
  fileprivate init(domainsOf emails: TextColumn) {
    self = emails.bytes.withUnsafeBufferPointer { bytes in
      TextColumn(count: emails.count, capacity: bytes.count) { row in
        let address = bytes[emails.range(row)]
        let at = address.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? address.startIndex
        return UnsafeBufferPointer(rebasing: address[at...])
      }
    }
  }
}
