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
  ///   - overrides: `Header=variable`, see `HeaderMapping`.
  ///   - senders: names by address; an owner is one of them.
  ///   - kinds: the variables that are declared other than text.
  package init(
    overrides: [String] = [], senders: [EmailAddress: String], kinds: [String: VariableKind] = [:],
    encoding: CSVEncoding = .utf8
  ) {
    self.reader = CSVReader(encoding: encoding)
    self.rows = ContactRows(overrides: overrides, senders: senders, kinds: kinds)
  }

  /// Nil until the header has been read.
  package var mapping: HeaderMapping? { rows.mapping }
  /// Rows handed on in batches so far.
  package var importedCount: Int { rows.importedCount }
  /// Rows that are in no batch.
  package var rejected: ImportIssues { rows.rejected }
  /// What was left out of rows that are in a batch.
  package var warnings: ImportIssues { rows.warnings }

  /// Calls `batch` each time that `ContactRows.longestBatch` rows are together.
  ///
  /// - Throws: `CSVError`, `ImportError`, or what `batch` throws; after that the import is of no
  ///   use.
  package mutating func feed(
    _ chunk: UnsafeBufferPointer<UInt8>, batch: (ContactBatch) throws -> Void
  ) throws {
    try Self.feed(chunk, &reader, &rows, batch)
  }

  /// Says that no chunk follows, and calls `batch` for the rows that remain.
  package mutating func finish(batch: (ContactBatch) throws -> Void) throws {
    try Self.finish(&reader, &rows, batch)
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
  }
}
