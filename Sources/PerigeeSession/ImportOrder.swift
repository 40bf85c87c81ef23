package import PerigeeCore
import PerigeeWorkspace

/// An import as it is asked for.
package struct ImportOrder {
  /// The CSV file, absolute or from the working folder.
  package var path: String
  /// The list that every row goes into, made if need be; nil for none.
  package var list: String?
  /// What becomes of a contact that is there already (rule 3).
  package var onExisting = ExistingContact.fill
  /// "Header=variable"
  package var map: [String] = []
  /// The name of the file's encoding, such as "windows-1252"; nil for UTF-8.
  package var encoding: String?
  /// Whether anything else than a regular file is an error: a person may import from a pipe.
  package var isRegular = false
  /// Reads and checks everything and keeps nothing.
  package var isDryRun = false
  /// Told how many bytes of the file have been read, and how many it has.
  package var progress: ((_ read: Int, _ size: Int?) -> Void)?

  package init(path: String) { self.path = path }
}

extension Session {
  /// Imports a CSV file as one transaction: all of it, or nothing (rule 3).
  /// - Throws: `ImportError`, `FileError`, `UnknownName`, `StoreError`.
  package func importContacts(_ order: ImportOrder) throws -> ImportSummary {
    do {
      return try store.write { writer in
        let summary = try read(order) { batch in
          try writer.upsert(batch, onExisting: order.onExisting, list: order.list)
        }
        if order.isDryRun { throw DryRun(summary: summary) }
        try writer.record(
          entry(
            .importContacts, order.list ?? "no list",
            "imported \(summary.imported), updated \(summary.updated), unchanged "
              + "\(summary.unchanged), rejected \(summary.rejectedCount)"))
        return summary
      }
    } catch let dryRun as DryRun {
      var summary = dryRun.summary
      summary.isDryRun = true
      return summary
    }
  }

  /// Ends a transaction that was only tried.
  private struct DryRun: Error { let summary: ImportSummary }

  private func read(
    _ order: ImportOrder, _ body: (ContactBatch) throws -> [UpsertOutcome]
  ) throws -> ImportSummary {
    let senders = Dictionary(uniqueKeysWithValues: team.senders.map { ($0.email, $0.name) })
    var contacts = ContactImport(
      overrides: order.map, senders: senders, kinds: team.variableKinds,
      encoding: try encoding(order.encoding))
    var summary = ImportSummary()
    let size = FileStorage.size(of: order.path)
    var count = 0
    try FileStorage.read(order.path, isRegular: order.isRegular) { piece in
      try piece.withUnsafeBufferPointer { bytes in
        try contacts.feed(bytes) { summary.count(try body($0)) }
      }
      try checkpoint()
      count += piece.count
      order.progress?(count, size)
    }
    try contacts.finish { summary.count(try body($0)) }
    summary.rejected = contacts.rejected
    summary.warnings = contacts.warnings
    return summary
  }

  private func encoding(_ name: String?) throws -> CSVEncoding {
    guard let name else { return .utf8 }
    guard let encoding = CSVEncoding(name: name) else {
      throw UnknownName(
        kind: .encoding, name: name, known: CSVEncoding.allCases.map(\.rawValue))
    }
    return encoding
  }
}
