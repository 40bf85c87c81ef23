import PerigeeCore

/// Which contacts of a batch a file gives a status that forbids emails: those who did not have it before.
struct EndingStatuses {
  /// The contacts that such a row is about, with their statuses before it; new ones are left out, since
  /// nobody new is engaged.
  private let before: [EmailAddress: ContactStatus]

  /// - Parameter reader: before the batch is taken in.
  init(_ batch: ContactBatch, _ reader: any StoreReader) throws {
    let rows = (0..<batch.count).filter { batch.statuses[$0]?.event != nil }
    let emails = rows.map { EmailAddress(normalised: batch.emails[$0]) }
    let found = emails.isEmpty ? [] : try reader.contacts(withEmails: emails)
    before = Dictionary(found.map { ($0.email, $0.status) }) { first, _ in first }
  }

  /// - Parameter reader: after the batch was taken in.
  /// - Returns: the contacts that have such a status now, by it, in order of arrival.
  func given(
    _ reader: any StoreReader
  ) throws -> [(status: ContactStatus, contacts: [EmailAddress])] {
    guard !before.isEmpty else { return [] }
    let changed = try reader.contacts(withEmails: Array(before.keys)).filter {
      $0.status.event != nil && $0.status != before[$0.email]
    }
    return ContactStatus.allCases.compactMap { status in
      let contacts = changed.filter { $0.status == status }.map(\.email)
      return contacts.isEmpty ? nil : (status, contacts)
    }
  }
}
