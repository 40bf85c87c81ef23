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
    self.init()
    reserveCapacity(values: table.count, bytes: 0)
    let names = [[]] + table.ownerNames.map { Array($0.text.utf8) }
    for owner in table.owners { append(names[Int(owner) + 1][...]) }
  }

  fileprivate init(statusesOf table: ContactTable) {
    self.init()
    reserveCapacity(values: table.count, bytes: 0)
    // Most contacts have the status of the one before.
    var known = ContactStatus.new
    var name = Array(known.rawValue.utf8)
    for status in table.statuses {
      if status != known { (known, name) = (status, Array(status.rawValue.utf8)) }
      append(name[...])
    }
  }

  /// What stands behind the @ of each address.
  fileprivate init(domainsOf emails: TextColumn) {
    self.init()
    reserveCapacity(values: emails.count, bytes: emails.bytes.count)
    for row in 0..<emails.count {
      let address = emails.bytes[emails.range(row)]
      let at = address.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? address.startIndex
      append(address[at...])
    }
  }
}
