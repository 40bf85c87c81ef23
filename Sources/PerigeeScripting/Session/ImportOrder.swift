package import PerigeeCore

/// An import as it is asked for.
package struct ImportOrder {
  package var path: String
  package var list: String?
  package var onExisting = ExistingContact.fill
  /// "Header=variable"
  package var map: [String] = []
  package var encoding: String?
  /// Reads and checks everything and keeps nothing.
  package var isDryRun = false
  /// Told how many bytes of the file have been read, and how many it has.
  package var progress: ((_ read: Int, _ size: Int?) -> Void)?

  package init(path: String) { self.path = path }
}

/// What an import did.
package struct ImportSummary {
  package var imported = 0
  package var updated = 0
  package var unchanged = 0
  package var rejected = ImportIssues()
  package var warnings = ImportIssues()
  package var isDryRun = false

  package var rejectedCount: Int { rejected.count }
  package var warningCount: Int { warnings.count }

  mutating func count(_ outcomes: [UpsertOutcome]) {
    for outcome in outcomes {
      switch outcome {
      case .imported: imported += 1
      case .updated: updated += 1
      case .unchanged: unchanged += 1
      }
    }
  }

  /// For people: the counts, and the first of what was wrong.
  package var text: String {
    var text = isDryRun ? "would be " : ""
    text += "imported \(grouped(imported)), updated \(grouped(updated)), "
    text += "unchanged \(grouped(unchanged)), rejected \(grouped(rejectedCount)), "
    text += "\(counted(warningCount, "warning"))\n"
    text += issueLines("rejected", rejected) + issueLines("warning", warnings)
    return text
  }

  private func issueLines(_ label: String, _ issues: ImportIssues) -> String {
    var text = ""
    for issue in issues.kept.prefix(20) {
      text += "  line \(issue.line): \(label): \(issue.reason.description)\n"
    }
    let more = issues.count - min(20, issues.kept.count)
    return more > 0 ? text + "  … and \(grouped(more)) more; --format json lists them\n" : text
  }

  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("imported", imported)
      try json.member("updated", updated)
      try json.member("unchanged", unchanged)
      for (name, issues) in [("rejected", rejected), ("warnings", warnings)] {
        json.key(name)
        try json.array { json in
          for issue in issues.kept {
            try json.object { json in
              try json.member("line", issue.line)
              try json.member("reason", issue.reason.description)
            }
          }
        }
      }
      if rejectedCount > rejected.kept.count {
        try json.member("rejected_count", rejectedCount)
      }
      if warningCount > warnings.kept.count { try json.member("warning_count", warningCount) }
    }
  }
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
    try FileStorage.read(order.path) { piece in
      try piece.withUnsafeBufferPointer { bytes in
        try contacts.feed(bytes) { summary.count(try body($0)) }
      }
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
