/// Reads a CSV file of contacts (rule 3): bytes in, batches of checked rows out.
///
///     var contactImport = ContactImport(senders: names)
///     for chunk in file { try contactImport.feed(chunk) { try store.upsert($0) } }
///     try contactImport.finish { try store.upsert($0) }
///     print(contactImport.rejected.kept)
///
/// "A bad row never stops the good ones": it is kept in `rejected`, with its line and its reason.
package struct ContactImport: Sendable {
  private var reader: CSVReader
  private var rows: ContactRows

  /// - Parameters:
  ///   - senders: names by address; an owner is one of them.
  ///   - kinds: the variables that are declared other than text.
  package init(
    _ settings: ImportSettings = ImportSettings(), senders: [EmailAddress: String],
    kinds: [String: VariableKind] = [:]
  ) {
    let overrides = settings.overrides
    self.reader = CSVReader(
      encoding: settings.encoding, delimiter: settings.delimiter?.byte,
      isHeader: { HeaderMapping.isHeader($0, overrides: overrides) })
    self.rows = ContactRows(settings, senders: senders, kinds: kinds)
  }

  /// Nil until the header has been read.
  package var mapping: HeaderMapping? { rows.mapping }
  /// Where the header is in the file; 0 until it has been read.
  package var headerLine: Int { rows.headerLine }
  /// Notes and blank lines that were passed over before the header.
  package var skippedLines: Int { reader.skippedLines }
  /// Rows handed on in batches so far.
  package var importedCount: Int { rows.importedCount }
  /// Rows that are in no batch.
  package var rejected: ImportIssues { rows.rejected }
  /// What was left out of rows that are in a batch.
  package var warnings: ImportIssues { rows.warnings }
  /// Rows of people who asked to be left alone.
  package var optedOutCount: Int { rows.optedOutCount }
  /// Rows whose address takes no mail.
  package var badDataCount: Int { rows.badDataCount }
  /// The columns that told so of some row, from 0 in the order of the file.
  package var tellingColumns: [Int] { rows.tellingColumns }

  /// Calls `batch` each time that `ContactRows.longestBatch` rows are together.
  ///
  /// - Throws: `CSVError`, `ImportError`, or what `batch` throws; after that the import is of no
  ///   use.
  package mutating func feed(
    _ chunk: UnsafeBufferPointer<UInt8>, batch: (ContactBatch) throws -> Void
  ) throws {
    try Self.naming(&reader, &rows) { reader, rows in
      try Self.feed(chunk, &reader, &rows, batch)
    }
  }

  /// Says that no chunk follows, and calls `batch` for the rows that remain.
  package mutating func finish(batch: (ContactBatch) throws -> Void) throws {
    try Self.naming(&reader, &rows) { reader, rows in
      try Self.finish(&reader, &rows, batch)
    }
  }

  /// Adds to the error about a missing header what only the rows behind it can tell.
  private static func naming(
    _ reader: inout CSVReader, _ rows: inout ContactRows,
    _ body: (inout CSVReader, inout ContactRows) throws -> Void
  ) throws {
    do {
      try body(&reader, &rows)
    } catch ImportError.noEmailColumn(let headers, _, _) {
      if let address = headers.first(where: HeaderMapping.isAddress) {
        throw ImportError.noHeader(line: rows.headerLine, address: address)
      }
      throw ImportError.noEmailColumn(
        headers: headers, line: rows.headerLine,
        likely: LikelyColumn.ofAddresses(headers, reader.sample))
    }
  }

  // The reader's closure changes `rows` while the reader itself is being changed.

  private static func feed(
    _ chunk: UnsafeBufferPointer<UInt8>, _ reader: inout CSVReader, _ rows: inout ContactRows,
    _ batch: (ContactBatch) throws -> Void
  ) throws {
    try reader.feed(chunk) { row in try rows.add(row, batch) }
  }

  private static func finish(
    _ reader: inout CSVReader, _ rows: inout ContactRows, _ batch: (ContactBatch) throws -> Void
  ) throws {
    try reader.finish { row in try rows.add(row, batch) }
    try rows.handOn(batch)
    try rows.handOnWishes(batch)
    rows.tellOnce()
  }
}
