/// Turns the rows behind a header into batches.
struct RowImport {
  private let mapping: HeaderMapping
  /// By column: the number of its variable in a batch, or −1.
  private let variableOfColumn: [Int]
  private let kinds: [VariableKind]
  private let emailColumn: Int
  private let ownerColumn: Int?
  private let statusColumn: Int?
  private var owners: OwnerColumn
  private var seen = SeenAddresses()
  private var key: [UInt8] = []
  private var batch: ContactBatch
  private(set) var rejected = ImportIssues()
  private(set) var warnings = ImportIssues()

  init(mapping: HeaderMapping, options: ContactImport.Options) {
    self.mapping = mapping
    let variables = mapping.variables
    var next = 0
    variableOfColumn = mapping.targets.map { target in
      guard case .variable = target else { return -1 }
      defer { next += 1 }
      return next
    }
    kinds = variables.map { options.kinds[$0] ?? .text }
    // A mapping without an email column is refused before.
    emailColumn = mapping.targets.firstIndex(of: .email)!
    ownerColumn = mapping.targets.firstIndex(of: .owner)
    statusColumn = mapping.targets.firstIndex(of: .status)
    owners = OwnerColumn(options.senders)
    batch = ContactBatch(variables: variables)
  }

  mutating func take(_ row: borrowing CSVRow, _ body: (ContactBatch) throws -> Void) throws {
    if let reason = refusal(row) {
      rejected.add(row.line, reason)
      return
    }
    let expected = mapping.targets.count
    if row.count < expected {
      warnings.add(row.line, .missingFields(row.count, expected: expected))
    }
    append(row)
    if batch.count == ContactImport.batchSize { try flush(body) }
  }

  mutating func flush(_ body: (ContactBatch) throws -> Void) throws {
    guard batch.count > 0 else { return }
    try body(batch)
    batch = ContactBatch(variables: batch.variables)
  }

  /// Why the row cannot be imported; nil where it can, and then `key` holds its address.
  private mutating func refusal(_ row: borrowing CSVRow) -> ImportIssue.Reason? {
    if let fault = row.fault { return .fault(fault) }
    let expected = mapping.targets.count
    if row.count > expected { return .tooManyFields(row.count, expected: expected) }
    key.removeAll(keepingCapacity: true)
    do throws(EmailAddressError) {
      try EmailAddress.normalise(emailColumn < row.count ? row[emailColumn] : [], into: &key)
    } catch {
      return .address(error)
    }
    for (column, variable) in variableOfColumn.enumerated() where variable >= 0 {
      guard kinds[variable] != .text, column < row.count else { continue }
      if let reason = kindMismatch(row[column].trimmed, variable) { return reason }
    }
    if let line = seen.line(of: key, orAdd: row.line) { return .duplicate(line: line) }
    return nil
  }

  private func kindMismatch(_ cell: ArraySlice<UInt8>, _ variable: Int) -> ImportIssue.Reason? {
    guard !cell.isEmpty else { return nil }
    let text = String(decoding: cell, as: UTF8.self)
    let name = batch.variables[variable]
    switch kinds[variable] {
    case .number where Double(text)?.isFinite != true:
      return .notANumber(variable: name, text: text)
    case .date where Day(iso: text) == nil: return .notADate(variable: name, text: text)
    default: return nil
    }
  }

  private mutating func append(_ row: borrowing CSVRow) {
    batch.emails.append(key[...])
    batch.owners.append(owner(row)[...])
    batch.statuses.append(status(row))
    for (column, variable) in variableOfColumn.enumerated() where variable >= 0 {
      batch.columns[variable].append(column < row.count ? row[column].trimmed : [])
    }
  }

  private mutating func owner(_ row: borrowing CSVRow) -> [UInt8] {
    guard let ownerColumn, ownerColumn < row.count else { return [] }
    let cell = row[ownerColumn].trimmed
    guard !cell.isEmpty else { return [] }
    if let owner = owners.address(of: cell) { return owner }
    warnings.add(row.line, .unknownOwner(String(decoding: cell, as: UTF8.self)))
    return []
  }

  private mutating func status(_ row: borrowing CSVRow) -> ContactStatus? {
    guard let statusColumn, statusColumn < row.count else { return nil }
    let cell = row[statusColumn].trimmed
    guard !cell.isEmpty else { return nil }
    let text = String(decoding: cell, as: UTF8.self)
    let name = VariableName.folded(text)
    if let status = ContactStatus(rawValue: name) { return status }
    warnings.add(row.line, .unknownStatus(text))
    return nil
  }
}

/// Finds the sender that an owner's cell names, by address or name, whatever its case.
private struct OwnerColumn {
  private var known: [String: [UInt8]] = [:]
  /// Cells seen so far: owners are few, and files name them in every row.
  private var cells: [[UInt8]: [UInt8]?] = [:]
  private var last: ([UInt8], [UInt8]?) = ([], nil)

  init(_ senders: [Sender]) {
    for sender in senders {
      known[sender.name.lowercased()] = Array(sender.email.text.utf8)
      known[sender.email.text] = Array(sender.email.text.utf8)
    }
  }

  mutating func address(of cell: ArraySlice<UInt8>) -> [UInt8]? {
    if last.0.elementsEqual(cell) { return last.1 }
    let bytes = Array(cell)
    let address = cells[bytes] ?? known[String(decoding: bytes, as: UTF8.self).lowercased()]
    // A file of a million unknown owners must not fill the memory.
    if cells.count < 1_000 { cells[bytes] = .some(address) }
    last = (bytes, address)
    return address
  }
}

/// The addresses of a file so far, each by a 64-bit hash and its line: sixteen bytes a contact.
///
/// Two of a million addresses share a hash once in thirty-seven million files; the second would then
/// be reported as a duplicate, and not lost in silence.
private struct SeenAddresses {
  private var hashes = [UInt64](repeating: 0, count: 1 << 12)
  private var lines = [UInt32](repeating: 0, count: 1 << 12)
  private var count = 0

  /// The line on which the address stood before; nil, and it is known from now on, for a new one.
  mutating func line(of address: [UInt8], orAdd line: Int) -> Int? {
    if count * 2 > hashes.count { grow() }
    let hash = Self.hash(address)
    let place = place(of: hash)
    if hashes[place] == hash { return Int(lines[place]) }
    hashes[place] = hash
    lines[place] = UInt32(clamping: line)
    count += 1
    return nil
  }

  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash) & (hashes.count - 1)
    while hashes[place] != 0, hashes[place] != hash { place = (place + 1) & (hashes.count - 1) }
    return place
  }

  private mutating func grow() {
    let old = (hashes, lines)
    hashes = Array(repeating: 0, count: old.0.count * 2)
    lines = Array(repeating: 0, count: old.0.count * 2)
    for (hash, line) in zip(old.0, old.1) where hash != 0 {
      let place = place(of: hash)
      hashes[place] = hash
      lines[place] = line
    }
  }

  /// FNV-1a with a final mix; never 0, which stands for an empty place.
  private static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    return max(1, hash ^ (hash >> 32))
  }
}
