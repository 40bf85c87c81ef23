/// Turns the rows of a file into batches of contacts, and keeps what is wrong with them.
struct ContactRows: Sendable {
  static let longestBatch = 8_192
  /// Bytes of one batch, roughly: rows may have a megabyte each.
  private static let largestBatch = 16 << 20
  /// Where statuses of other programs are kept.
  static let foreignStatusVariable = "crm_status"

  private let settings: ImportSettings
  private let kinds: [String: VariableKind]
  private(set) var mapping: HeaderMapping?
  private(set) var headerLine = 0
  private(set) var importedCount = 0
  private(set) var rejected = ImportIssues()
  private(set) var warnings = ImportIssues()
  private(set) var optedOutCount = 0
  private(set) var badDataCount = 0

  private var layout = RowLayout()
  private var owners: OwnerLookup
  private var hints = RowHints()
  private var statuses = CellMemo<ContactStatus?>()
  private var foreign = ForeignStatuses()
  /// Rows whose own status column told that nobody is to be written to.
  private var toldByStatus = 0
  private var seen = SeenAddresses()
  /// What later rows say of contacts that are handed over already.
  private var late: [(address: [UInt8], line: Int, status: ContactStatus)] = []
  private var batch = ContactBatch(variables: [])
  private var batchBytes = 0
  private var address: [UInt8] = []
  /// Values of the row that are stored otherwise than its cells have them, by variable.
  private var changed: [(variable: Int, value: [UInt8])] = []
  private var rowWarnings: [ImportIssue.Reason] = []

  init(
    _ settings: ImportSettings, senders: [EmailAddress: String], kinds: [String: VariableKind]
  ) {
    self.settings = settings
    self.kinds = kinds
    self.owners = OwnerLookup(senders: senders)
  }

  /// The columns that told of an opt-out or of a failing address, from 0.
  var tellingColumns: [Int] {
    (hints.told + (toldByStatus > 0 ? [layout.status].compactMap { $0 } : [])).sorted()
  }

  /// The first row is the header.
  mutating func add(_ row: CSVRow, _ handOver: (ContactBatch) throws -> Void) throws {
    guard mapping != nil else { return try begin(header: row) }
    if let fault = row.fault { return rejected.append(line: row.line, .unreadable(fault)) }
    let reason = row.bytes.withUnsafeBufferPointer {
      add(RowCells(row: row, bytes: $0, isExport: layout.isExport))
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

  /// Adds the warnings that are told once for the file, behind its last row.
  mutating func tellOnce() {
    guard let mapping else { return }
    var issues = foreign.issues
    for (column, count) in layout.unnamed where count > 0 {
      issues.append(
        ImportIssue(line: headerLine, reason: .unnamedColumn(column + 1, count: count)))
    }
    for column in mapping.takenFirst {
      let header = mapping.headers[column]
      issues.append(
        ImportIssue(
          line: headerLine, reason: .takenFirst(header: header, column: column + 1)))
    }
    warnings.insert(issues)
  }

  private mutating func begin(header row: CSVRow) throws {
    headerLine = row.line
    let mapping = try HeaderMapping(
      headers: row.cells, overrides: settings.overrides, only: settings.columns)
    layout = RowLayout(mapping, kinds: kinds)
    hints = RowHints(mapping)
    batch = ContactBatch(variables: mapping.variables)
    if layout.lists != nil { batch.lists = TextColumn() }
    self.mapping = mapping
  }

  /// Adds the row to the batch, or says why it is rejected.
  private mutating func add(_ cells: RowCells) -> ImportIssue.Reason? {
    let email = cells[layout.email]
    // Spreadsheets leave rows of delimiters behind: an empty line in other clothes.
    if email.isEmpty, cells.areBlank { return nil }
    let count = cells.row.count
    if count > layout.columnCount, !cells.areBlank(from: layout.columnCount) {
      return .tooManyCells(count, columns: layout.columnCount)
    }
    changed.removeAll(keepingCapacity: true)
    rowWarnings.removeAll(keepingCapacity: true)
    if let reason = readAddress(email) {
      return isFooter(cells) ? .footer : reason
    }
    if !layout.checks.isEmpty, let reason = readKinds(cells) { return reason }
    let line = cells.row.line
    let first = address.withUnsafeBufferPointer { seen.insert($0, line: line) }
    if let first {
      hearWish(cells, first: first)
      return .sameAddress(line: first)
    }
    if count < layout.columnCount {
      warnings.append(line: line, .tooFewCells(count, columns: layout.columnCount))
    }
    for reason in rowWarnings { warnings.append(line: line, reason) }
    append(cells)
    return nil
  }

  private mutating func readAddress(
    _ cell: UnsafeBufferPointer<UInt8>
  ) -> ImportIssue.Reason? {
    address.removeAll(keepingCapacity: true)
    do {
      try EmailAddress.normalise(cell, into: &address)
      return nil
    } catch {
      let reason = ImportIssue.Reason.address(error)
      guard let first = SeveralValues.first(of: cell) else { return reason }
      do { try EmailAddress.normalise(first, into: &address) } catch { return reason }
      rowWarnings.append(.severalAddresses)
      return nil
    }
  }

  private func isFooter(_ cells: RowCells) -> Bool {
    guard cells.row.count == 1, layout.columnCount > 1 else { return false }
    return ReportFooter.isLine(String(decoding: cells[0], as: UTF8.self))
  }

  /// Puts what is stored otherwise than it is written into `changed`.
  /// - Returns: why the row is rejected, which only a strict import does.
  private mutating func readKinds(_ cells: RowCells) -> ImportIssue.Reason? {
    for check in layout.checks {
      let cell = cells[check.cell]
      guard !cell.isEmpty else { continue }
      if check.kind.accepts(cell), !check.kind.isAmbiguous(settings.format) { continue }
      let text = String(decoding: cell, as: UTF8.self)
      let value = check.kind.value(text, settings.format)
      changed.append((check.variable, Array((value ?? "").utf8)))
      guard value == nil else { continue }
      let reason = ImportIssue.Reason.wrongKind(
        check.kind, variable: check.name, value: text, format: settings.format)
      if settings.isStrict { return reason }
      rowWarnings.append(reason)
    }
    return nil
  }

  private mutating func append(_ cells: RowCells) {
    batch.emails.append(address)
    batch.lines.append(cells.row.line)
    appendOwner(cells)
    if let column = layout.lists { batch.lists?.append(cells[column]) }
    appendStatus(cells)
    if changed.isEmpty {
      for variable in layout.variables.indices {
        batch.columns[variable].append(cells[layout.variables[variable]])
      }
    } else {
      appendChanged(cells)
    }
    for index in layout.unnamed.indices where !cells[layout.unnamed[index].column].isEmpty {
      layout.unnamed[index].count += 1
    }
    batchBytes += cells.bytes.count
  }

  private mutating func appendChanged(_ cells: RowCells) {
    for variable in layout.variables.indices {
      if let change = changed.first(where: { $0.variable == variable }) {
        batch.columns[variable].append(change.value)
      } else {
        batch.columns[variable].append(cells[layout.variables[variable]])
      }
    }
  }

  private mutating func appendOwner(_ cells: RowCells) {
    let cell = layout.owner.map { cells[$0] } ?? cells.blank
    let owner = cell.isEmpty ? nil : owners.owner(in: cell)
    batch.owners.append(owner ?? [])
    guard !cell.isEmpty, owner == nil else { return }
    let text = String(decoding: cell, as: UTF8.self)
    // A million suggestions that nobody reads would take longer than the import.
    let suggestion = warnings.isFull ? nil : owners.suggestion(for: text)
    warnings.append(line: cells.row.line, .unknownOwner(text, suggestion: suggestion))
  }
}

// What a row says of the contact's status.
extension ContactRows {
  /// The row's own status, or what other columns say against writing to the contact.
  private mutating func appendStatus(_ cells: RowCells) {
    var status = ownStatus(cells)
    if let told = toldStatus(cells, besides: status), told.weight > status?.weight ?? 0 {
      status = told
    }
    seen.lastWeight = status?.weight ?? 0
    count(status, 1)
    batch.statuses.append(status)
  }

  private mutating func count(_ status: ContactStatus?, _ rows: Int) {
    switch status {
    case .doNotContact: optedOutCount += rows
    case .badData: badDataCount += rows
    default: break
    }
  }

  /// What the other columns say: nothing in a row that Perigee wrote, which has its status.
  private mutating func toldStatus(_ cells: RowCells, besides own: ContactStatus?) -> ContactStatus?
  {
    guard !hints.isEmpty, !(layout.trustsStatus && own != nil) else { return nil }
    return hints.status { cells[$0] }
  }

  /// Hears the wish of a row whose address the file has already: the wish of any row holds.
  private mutating func hearWish(_ cells: RowCells, first line: Int) {
    let own = layout.status.flatMap { column in
      cells[column].isEmpty ? nil : statuses.value(cells[column]) { ContactStatus(meaning: $0) }
    }
    let told = toldStatus(cells, besides: own)
    if own?.weight ?? 0 > 0 { toldByStatus += 1 }
    guard let wish = [own, told].compactMap({ $0 }).max(by: { $0.weight < $1.weight }),
      wish.weight > seen.lastWeight
    else { return }
    count(ContactStatus.allCases.first { $0.weight == seen.lastWeight }, -1)
    count(wish, 1)
    seen.lastWeight = wish.weight
    if let row = batch.row(line: line) {
      batch.statuses[row] = wish
    } else {
      late.append((address: address, line: cells.row.line, status: wish))
    }
  }

  /// Wishes of contacts that were handed over before, without anything else of their rows.
  mutating func handOnWishes(_ handOver: (ContactBatch) throws -> Void) throws {
    guard !late.isEmpty else { return }
    var wishes = ContactBatch(variables: [])
    wishes.areWishes = true
    for wish in late {
      wishes.emails.append(wish.address)
      wishes.owners.append([])
      wishes.statuses.append(wish.status)
      wishes.lines.append(wish.line)
    }
    late = []
    try handOver(wishes)
  }

  private mutating func ownStatus(_ cells: RowCells) -> ContactStatus? {
    guard let column = layout.status else { return nil }
    let cell = cells[column]
    var kept = cells.blank
    defer { keepForeign(kept, cells) }
    guard !cell.isEmpty else { return nil }
    if let status = statuses.value(cell, { ContactStatus(meaning: $0) }) {
      if status.weight > 0 { toldByStatus += 1 }
      return status
    }
    foreign.add(String(decoding: cell, as: UTF8.self), line: cells.row.line)
    kept = cell
    return nil
  }

  /// Keeps another program's status as a variable, which the batch gets when the first one comes.
  private mutating func keepForeign(_ cell: UnsafeBufferPointer<UInt8>, _ cells: RowCells) {
    if let variable = layout.foreignStatus, variable < layout.variables.count {
      // The file has such a column too; what it says itself counts more.
      if !cell.isEmpty, cells[layout.variables[variable]].isEmpty {
        changed.append((variable, Array(cell)))
      }
      return
    }
    if !cell.isEmpty, layout.foreignStatus == nil {
      layout.foreignStatus = batch.variables.count
      // The row's address is in the batch already, and its own value follows.
      batch.add(variable: Self.foreignStatusVariable, rows: batch.count - 1)
    }
    if let variable = layout.foreignStatus { batch.columns[variable].append(cell) }
  }
}

extension ContactBatch {
  /// The row that begins at `line`; nil where it is in another batch.
  fileprivate func row(line: Int) -> Int? {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle] < line { low = middle + 1 } else { high = middle }
    }
    return low < lines.count && lines[low] == line ? low : nil
  }

  /// A batch of the same columns without rows, with room for as many as this one has.
  fileprivate func emptied() -> ContactBatch {
    var empty = ContactBatch(variables: variables)
    empty.emails = emails.emptied()
    empty.owners = owners.emptied()
    empty.lists = lists.map { $0.emptied() }
    empty.statuses.reserveCapacity(statuses.count)
    empty.lines.reserveCapacity(lines.count)
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
