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
  /// "Header=variable"; "Header=" leaves the column out.
  package var map: [String] = []
  /// The headers of the columns that are taken; all, where it is empty.
  package var columns: [String] = []
  /// The name of the file's encoding, such as "windows-1252"; nil for UTF-8.
  package var encoding: String?
  /// What parts the cells, such as ";" or "tab"; nil to find it.
  package var delimiter: String?
  /// How dates and numbers are written that could be read in two ways.
  package var format = ValueFormat()
  /// Rejects rows with a value of the wrong kind, which else is left out.
  package var isStrict = false
  /// Reads and checks everything and keeps nothing.
  package var isDryRun = false
  /// Told how many bytes of the file have been read, and how many it has.
  package var progress: ((_ read: Int, _ size: Int?) -> Void)?

  package init(path: String) { self.path = path }

  /// - Throws: `UnknownName` of an encoding, `SessionError` of a delimiter.
  func settings() throws -> ImportSettings {
    var settings = ImportSettings()
    settings.overrides = map
    settings.columns = columns
    settings.encoding = try csvEncoding()
    settings.delimiter = try csvDelimiter()
    settings.format = format
    settings.isStrict = isStrict
    return settings
  }

  private func csvEncoding() throws -> CSVEncoding {
    guard let encoding else { return .utf8 }
    guard let known = CSVEncoding(name: encoding) else {
      throw UnknownName(
        kind: .encoding, name: encoding, known: CSVEncoding.allCases.map(\.rawValue))
    }
    return known
  }

  private func csvDelimiter() throws -> CSVDelimiter? {
    guard let delimiter else { return nil }
    guard let known = CSVDelimiter(name: delimiter) else {
      throw SessionError.invalidDelimiter(delimiter)
    }
    return known
  }
}

extension Session {
  /// Imports a CSV file as one transaction: all of it, or nothing (rule 3).
  ///
  /// The store is not held before the file is open and its header is understood.
  /// - Throws: `ImportError`, `FileError`, `UnknownName`, `SessionError`, `StoreError`.
  package func importContacts(_ order: ImportOrder) throws -> ImportSummary {
    let senders = Dictionary(uniqueKeysWithValues: team.senders.map { ($0.email, $0.name) })
    let contacts = ContactImport(
      try order.settings(), senders: senders, kinds: team.variableKinds)
    var reading = try ImportReading(order, contacts)
    try reading.readHeader()
    do {
      return try store.write { writer in
        let summary = try reading.readRows { batch in
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
}
