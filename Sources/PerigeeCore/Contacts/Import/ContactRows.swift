/// Turns the rows of a file into batches of contacts, and keeps what is wrong with them.
struct ContactRows: Sendable {
  static let longestBatch = 8_192
  /// Bytes of one batch, roughly: rows may have a megabyte each.
  private static let largestBatch = 16 << 20

  private let overrides: [String]
  private let kinds: [String: VariableKind]
  private(set) var mapping: HeaderMapping?
  private(set) var importedCount = 0
  private(set) var rejected = ImportIssues()
  private(set) var warnings = ImportIssues()

  private var layout = Layout()
  private var owners: OwnerLookup
  private var seen = SeenAddresses()
  private var batch = ContactBatch(variables: [])
  private var batchBytes = 0
  private var address: [UInt8] = []

  init(overrides: [String], senders: [EmailAddress: String], kinds: [String: VariableKind]) {
    self.overrides = overrides
    self.kinds = kinds
    self.owners = OwnerLookup(senders: senders)
  }

  /// The first row is the header.
  mutating func add(_ row: CSVRow, _ handOver: (ContactBatch) throws -> Void) throws {
    guard mapping != nil else { return try begin(header: row) }
    if let fault = row.fault { return rejected.append(line: row.line, .unreadable(fault)) }
    let reason = row.bytes.withUnsafeBufferPointer {
      add(Cells(row: row, bytes: $0, isExport: layout.isExport))
    }
    if let reason { rejected.append(line: row.line, reason) }
    if batch.count == Self.longestBatch || batchBytes >= Self.largestBatch {
      try handOn(handOver)
    }
  }

  /// Hands over the rows that are together, if there are any.
  mutating func handOn(_ handOver: (ContactBatch) throws -> Void) throws {
    guard batch.count > 0 else { return }
    importedCount += batch.count
    try handOver(batch)
    batch = batch.emptied()
    batchBytes = 0
  }

  private mutating func begin(header row: CSVRow) throws {
    let mapping = try HeaderMapping(headers: row.cells, overrides: overrides)
    layout = Layout(mapping, kinds: kinds)
    batch = ContactBatch(variables: mapping.variables)
    if layout.lists != nil { batch.lists = TextColumn() }
    self.mapping = mapping
  }

  /// Adds the row to the batch, or says why it is rejected.
  private mutating func add(_ cells: Cells) -> ImportIssue.Reason? {
    let count = cells.row.count
    guard count <= layout.columnCount else {
      return .tooManyCells(count, columns: layout.columnCount)
    }
    let email = cells[layout.email]
    // Spreadsheets leave rows of delimiters behind: an empty line in other clothes.
    if email.isEmpty, cells.areBlank { return nil }
    address.removeAll(keepingCapacity: true)
    do { try EmailAddress.normalise(email, into: &address) } catch { return .address(error) }
    for (cell, kind, variable) in layout.checks {
      let value = cells[cell]
      guard value.isEmpty || kind.accepts(value) else {
        let text = String(decoding: value, as: UTF8.self)
        return .wrongKind(kind, variable: variable, value: text)
      }
    }
    let line = cells.row.line
    let first = address.withUnsafeBufferPointer { seen.insert($0, line: line) }
    if let first { return .sameAddress(line: first) }
    if count < layout.columnCount {
      warnings.append(line: line, .tooFewCells(count, columns: layout.columnCount))
    }
    append(cells)
    return nil
  }

  private mutating func append(_ cells: Cells) {
    batch.emails.append(address)
    appendOwner(cells)
    batch.statuses.append(status(cells))
    if let column = layout.lists { batch.lists?.append(cells[column]) }
    for variable in layout.variables.indices {
      batch.columns[variable].append(cells[layout.variables[variable]])
    }
    batchBytes += cells.bytes.count
  }

  private mutating func appendOwner(_ cells: Cells) {
    let cell = layout.owner.map { cells[$0] } ?? cells.blank
    let owner = cell.isEmpty ? nil : owners.owner(in: cell)
    batch.owners.append(owner ?? [])
    guard !cell.isEmpty, owner == nil else { return }
    let text = String(decoding: cell, as: UTF8.self)
    // A million suggestions that nobody reads would take longer than the import.
    let suggestion = warnings.isFull ? nil : owners.suggestion(for: text)
    warnings.append(line: cells.row.line, .unknownOwner(text, suggestion: suggestion))
  }

  private mutating func status(_ cells: Cells) -> ContactStatus? {
    guard let column = layout.status, !cells[column].isEmpty else { return nil }
    let text = String(decoding: cells[column], as: UTF8.self)
    if let status = ContactStatus(cell: text) { return status }
    let names = ContactStatus.allCases.map(\.rawValue)
    let suggestion = warnings.isFull ? nil : Suggestion.nearest(to: text, among: names)
    warnings.append(line: cells.row.line, .unknownStatus(text, suggestion: suggestion))
    return nil
  }
}

extension ContactRows {
  /// Which cell is what, by column.
  private struct Layout: Sendable {
    var columnCount = 0
    var email = 0
    var owner: Int?
    var status: Int?
    var lists: Int?
    var isExport = false
    /// The column of each variable.
    var variables: [Int] = []
    /// The columns of numbers and dates.
    var checks: [(cell: Int, kind: VariableKind, variable: String)] = []

    init() {}

    init(_ mapping: HeaderMapping, kinds: [String: VariableKind]) {
      columnCount = mapping.headers.count
      isExport = mapping.isExport
      for (column, target) in mapping.targets.enumerated() {
        switch target {
        case .email: email = column
        case .owner: owner = column
        case .status: status = column
        case .lists: lists = column
        case .variable(let name):
          variables.append(column)
          if let kind = kinds[name], kind != .text { checks.append((column, kind, name)) }
        }
      }
    }
  }

  /// A row's cells, trimmed and without their guards; those that the row does not have are blank.
  private struct Cells {
    let row: CSVRow
    let bytes: UnsafeBufferPointer<UInt8>
    let isExport: Bool

    var blank: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[..<0]) }

    subscript(cell: Int) -> UnsafeBufferPointer<UInt8> {
      guard cell < row.count else { return blank }
      let whole = UnsafeBufferPointer(rebasing: bytes[row.range(cell)])
      let range = EmailAddress.trimmedRange(of: whole)
      guard !range.isEmpty, whole[range.lowerBound] == UInt8(ascii: "'") else {
        return UnsafeBufferPointer(rebasing: whole[range])
      }
      return unguarded(whole, range)
    }

    /// A cell that begins, white space aside, with an apostrophe: without it where it is a guard. In
    /// an export of ours the guard keeps what would be trimmed, too.
    private func unguarded(
      _ whole: UnsafeBufferPointer<UInt8>, _ trimmed: Range<Int>
    ) -> UnsafeBufferPointer<UInt8> {
      let first = trimmed.lowerBound + 1
      let rest = UnsafeBufferPointer(rebasing: whole[first...])
      if isExport, CellGuard.formulasAndBlanks.isNeeded(rest) { return rest }
      let trimmedRest = UnsafeBufferPointer(rebasing: whole[first..<trimmed.upperBound])
      if CellGuard.formulas.isNeeded(trimmedRest) { return trimmedRest }
      return UnsafeBufferPointer(rebasing: whole[trimmed])
    }

    var areBlank: Bool { (0..<row.count).allSatisfy { self[$0].isEmpty } }
  }
}

extension ContactBatch {
  /// A batch of the same columns without rows, with room for as many as this one has.
  fileprivate func emptied() -> ContactBatch {
    var empty = ContactBatch(variables: variables)
    empty.emails = emails.emptied()
    empty.owners = owners.emptied()
    empty.lists = lists.map { $0.emptied() }
    empty.statuses.reserveCapacity(statuses.count)
    empty.columns = columns.map { $0.emptied() }
    return empty
  }
}

extension TextColumn {
  fileprivate func emptied() -> TextColumn {
    var empty = TextColumn()
    empty.reserveCapacity(values: count, bytes: bytes.count + bytes.count / 8)
    return empty
  }
}

extension ContactStatus {
  /// The status that a cell names: "Bad data", "bad_data" and "bad-data" are one.
  fileprivate init?(cell: String) {
    let name = cell.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 }
    self.init(rawValue: String(name))
  }
}
