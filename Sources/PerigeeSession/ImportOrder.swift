package import PerigeeCore
import PerigeeWorkspace

/// An import as it is asked for.
package struct ImportOrder {
  /// The CSV file, absolute or from the working folder.
  package var path: String
  /// The list that every row goes into, made if need be; nil for none.
  package var list: String?
  /// Whoever is in the list and not in the file leaves the list.
  package var replacesList = false
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
        kind: .encoding, name: encoding, known: CSVEncoding.allCases.flatMap(\.names))
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
    var order = order
    order.list = try order.list.map(ListName.checked)
    let senders = Dictionary(uniqueKeysWithValues: team.senders.map { ($0.email, $0.name) })
    let contacts = ContactImport(
      try order.settings(), senders: senders, kinds: team.variableKinds)
    var reading = try ImportReading(order, contacts)
    try reading.readHeader()
    do {
      return try write { writer in
        let members = try order.replacesList ? emptied(order.list, writer) : []
        var stopped: [EnrollmentChange] = []
        var summary = try reading.readRows { batch in
          try checkpoint()
          let ending = try EndingStatuses(batch, writer)
          let outcomes = try writer.upsert(batch, onExisting: order.onExisting, list: order.list)
          try Self.putIntoLists(batch, writer)
          for (status, contacts) in try ending.given(writer) {
            stopped += try stop(contacts, having: status, writer)
          }
          return outcomes
        }
        summary.stopped = stopped
        summary.left = try absent(members, from: order.list, writer)
        summary.ownerTransfers = try writer.ownerTransfers()
        if order.isDryRun { throw DryRun(summary: summary) }
        try automation?.spend(summary.imported + summary.updated)
        if summary.imported + summary.updated + summary.unchanged > 0 {
          try writer.tell(told(of: order, summary))
        }
        for entry in entries(order, summary) { try writer.record(entry) }
        return summary
      }
    } catch let dryRun as DryRun {
      var summary = dryRun.summary
      summary.isDryRun = true
      return summary
    }
  }

  private func told(of order: ImportOrder, _ summary: ImportSummary) -> AutomationEvent {
    AutomationEvent(
      .contactsImported, at: now, list: order.list,
      detail: "imported \(summary.imported), updated \(summary.updated)")
  }

  private func entries(_ order: ImportOrder, _ summary: ImportSummary) -> [LogEntry] {
    let subject = order.list ?? "no list"
    let left = order.replacesList ? ", \(grouped(summary.left.count)) left the list" : ""
    let counts = entry(
      .importContacts, subject,
      "imported \(summary.imported), updated \(summary.updated), unchanged "
        + "\(summary.unchanged), rejected \(summary.rejectedCount)" + left)
    return [counts]
      + summary.ownerTransfers.map { entry(.changeOwner, subject, "\($0.words) by an import") }
  }

  /// Takes everybody out of the list, who were these.
  private func emptied(_ list: String?, _ writer: any StoreWriter) throws -> [EmailAddress] {
    guard let list else { throw ListNameError.noneToReplace }
    guard try writer.listNames().contains(list) else { return [] }
    var members: [EmailAddress] = []
    try writer.contacts(ContactQuery(.list(list))) { table in
      members += (0..<table.count).map(table.email)
    }
    _ = try writer.emptyList(list)
    return members
  }

  /// Those of `members` that are not in the list now.
  private func absent(
    _ members: [EmailAddress], from list: String?, _ writer: any StoreWriter
  ) throws -> [EmailAddress] {
    guard let list, !members.isEmpty else { return [] }
    var present: Set<EmailAddress> = []
    try writer.contacts(ContactQuery(.list(list))) { table in
      present.formUnion((0..<table.count).map(table.email))
    }
    return members.filter { !present.contains($0) }
  }

  /// Puts contacts into the lists that their rows name.
  private static func putIntoLists(_ batch: ContactBatch, _ writer: any StoreWriter) throws {
    guard let lists = batch.lists else { return }
    var members: [String: [EmailAddress]] = [:]
    for row in 0..<batch.count where !lists.isBlank(row) {
      members[lists[row], default: []].append(EmailAddress(normalised: batch.emails[row]))
    }
    for (cell, emails) in members.sorted(by: { $0.key < $1.key }) {
      for name in ListNames.parsed(cell) {
        try writer.setMembership(true, of: emails, list: ListName.checked(name))
      }
    }
  }

  /// Ends a transaction that was only tried.
  private struct DryRun: Error { let summary: ImportSummary }
}
