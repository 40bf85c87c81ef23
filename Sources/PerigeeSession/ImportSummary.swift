package import PerigeeCore

/// What an import did.
package struct ImportSummary {
  /// New contacts.
  package var imported = 0
  /// Contacts that were there and have something else now.
  package var updated = 0
  /// Contacts that were there and are as before.
  package var unchanged = 0
  /// Rows that gave no contact, by line; the first of them are kept, all are counted.
  package var rejected = ImportIssues()
  /// Values that were left out of contacts, kept and counted as the rejected rows are.
  package var warnings = ImportIssues()
  /// Who was in the list that was to be what the file says, and is no more.
  package var left: [EmailAddress] = []
  /// Contacts that were there and have another owner now.
  package var ownerTransfers: [OwnerTransfer] = []
  /// Nothing was kept.
  package var isDryRun = false

  /// All of them, those too that are not kept.
  package var rejectedCount: Int { rejected.count }
  /// All of them, those too that are not kept.
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
}
