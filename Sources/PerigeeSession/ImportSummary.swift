package import PerigeeCore

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
}
