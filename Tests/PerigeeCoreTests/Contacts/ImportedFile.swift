@testable import PerigeeCore

/// A file of contacts as its import hands it out: what a test compares.
struct ImportedFile {
  var contacts: [String: [String: String]] = [:]
  var owners: [String: String] = [:]
  var statuses: [String: ContactStatus] = [:]
  var batchSizes: [Int] = []
  var outcome: ContactImport

  init(
    _ text: String, overrides: [String] = [], senders: [EmailAddress: String] = [:],
    kinds: [String: VariableKind] = [:], format: ValueFormat = ValueFormat(),
    isStrict: Bool = false
  ) throws {
    var settings = ImportSettings()
    settings.overrides = overrides
    settings.format = format
    settings.isStrict = isStrict
    try self.init(
      bytes: Array(text.utf8), ContactImport(settings, senders: senders, kinds: kinds))
  }

  init(bytes: [UInt8], _ contactImport: ContactImport) throws {
    outcome = contactImport
    var batches: [ContactBatch] = []
    try bytes.withUnsafeBufferPointer { try outcome.feed($0) { batches.append($0) } }
    try outcome.finish { batches.append($0) }
    for batch in batches { add(batch) }
  }

  private mutating func add(_ batch: ContactBatch) {
    batchSizes.append(batch.count)
    for row in 0..<batch.count {
      let email = batch.emails[row]
      owners[email] = batch.owners.value(row)
      statuses[email] = batch.statuses[row]
      var values: [String: String] = [:]
      for (name, column) in zip(batch.variables, batch.columns) { values[name] = column.value(row) }
      contacts[email] = values
    }
  }

  /// Reasons by line.
  var rejected: [Int: ImportIssue.Reason] { Self.byLine(outcome.rejected) }
  var warnings: [Int: ImportIssue.Reason] { Self.byLine(outcome.warnings) }

  private static func byLine(_ issues: ImportIssues) -> [Int: ImportIssue.Reason] {
    Dictionary(issues.kept.map { ($0.line, $0.reason) }, uniquingKeysWith: { $1 })
  }
}
