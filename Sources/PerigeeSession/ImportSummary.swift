package import PerigeeCore

/// What an import did.
package struct ImportSummary {
  /// What became of one column of the file.
  package struct Column: Hashable {
    /// As the file has it.
    package var header: String
    /// The variable, or `email`, `owner` or `status`; nil where the column was left out.
    package var variable: String?
    /// What its cells say about writing to people, if anything.
    package var hint: StatusHint?
    /// Somebody who reads the header would not guess it.
    package var isSurprising: Bool
  }

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
  /// Whose enrollments it has ended, by a status that forbids emails.
  package var stopped: [EnrollmentChange] = []
  /// Rows of people who asked to be left alone.
  package var optedOut = 0
  /// Rows whose address takes no mail.
  package var badData = 0
  /// The headers of the columns that told so.
  package var toldBy: [String] = []
  /// In the order of the file.
  package var columns: [Column] = []
  /// Where the header is in the file.
  package var headerLine = 1
  /// Notes and blank lines that were passed over before the header.
  package var skippedLines = 0
  /// Nothing was kept.
  package var isDryRun = false

  /// Rows whose contact has a status that was kept, and will be told.
  private var kept: [ImportIssue] = []

  /// Nothing was done yet.
  package init() {}

  /// All of them, those too that are not kept.
  package var rejectedCount: Int { rejected.count }
  /// All of them, those too that are not kept.
  package var warningCount: Int { warnings.count }

  mutating func count(_ outcomes: [UpsertOutcome], of batch: ContactBatch) {
    for (row, outcome) in outcomes.enumerated() {
      // The contact was counted with its own row.
      if batch.areWishes { continue }
      switch outcome {
      case .imported: imported += 1
      case .updated: updated += 1
      case .unchanged: unchanged += 1
      case .statusKept(let status, let isUpdated):
        if isUpdated { updated += 1 } else { unchanged += 1 }
        kept.append(ImportIssue(line: batch.lines[row], reason: .statusKept(status)))
      }
    }
  }

  /// What the file itself told, when all of it has been read.
  mutating func take(_ contacts: ContactImport) {
    rejected = contacts.rejected
    warnings = contacts.warnings
    warnings.insert(kept)
    optedOut = contacts.optedOutCount
    badData = contacts.badDataCount
    headerLine = contacts.headerLine
    skippedLines = contacts.skippedLines
    guard let mapping = contacts.mapping else { return }
    toldBy = contacts.tellingColumns.map { mapping.headers[$0] }
    columns = mapping.headers.indices.map { column in
      let target = mapping.targets[column]
      return Column(
        header: mapping.headers[column], variable: target == .nowhere ? nil : target.name,
        hint: mapping.hints[column], isSurprising: mapping.isSurprising(column))
    }
  }
}
