import PerigeeCore
import PerigeeWorkspace

/// A file of contacts on its way from the disk to the store.
struct ImportReading {
  private let file: OpenFile
  private let progress: ((_ read: Int, _ size: Int?) -> Void)?
  private var contacts: ContactImport
  /// What came with the header, before there was a store to put it in.
  private var early: [ContactBatch] = []
  private var count = 0
  private var isAtEnd = false

  /// - Throws: `FileError`.
  init(_ order: ImportOrder, _ contacts: ContactImport) throws {
    self.file = try OpenFile(order.path)
    self.progress = order.progress
    self.contacts = contacts
  }

  /// Reads until the header is understood.
  mutating func readHeader() throws {
    var early: [ContactBatch] = []
    while !isAtEnd, contacts.mapping == nil { try read { early.append($0) } }
    self.early = early
  }

  /// Reads the rest, and hands everything to `store`.
  mutating func readRows(
    _ store: (ContactBatch) throws -> [UpsertOutcome]
  ) throws -> ImportSummary {
    var summary = ImportSummary()
    for batch in early { summary.count(try store(batch), of: batch) }
    early = []
    while !isAtEnd { try read { summary.count(try store($0), of: $0) } }
    summary.take(contacts)
    return summary
  }

  private mutating func read(_ batch: (ContactBatch) throws -> Void) throws {
    guard let piece = try file.read() else {
      isAtEnd = true
      return try contacts.finish(batch: batch)
    }
    try piece.withUnsafeBufferPointer { try contacts.feed($0, batch: batch) }
    count += piece.count
    progress?(count, file.size)
  }
}
