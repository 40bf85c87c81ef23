import PerigeeCore

/// Which contacts of a batch a file gives a status that ends enrollments: those who did not have it before.
struct EndingStatuses {
  /// The contacts that such a row is about, with their statuses before it; new ones are left out, since
  /// nobody new is engaged.
  private let before: [EmailAddress: ContactStatus]
  /// Those of whom it says that they answered: that holds, also where the status of a contact who is there
  /// already is kept.
  private let answered: Set<EmailAddress>

  /// - Parameter reader: before the batch is taken in.
  init(_ batch: ContactBatch, _ reader: any StoreReader) throws {
    let rows = (0..<batch.count).filter { batch.statuses[$0]?.event != nil }
    let emails = rows.map { EmailAddress(normalised: batch.emails[$0]) }
    answered = Set(zip(rows, emails).filter { batch.statuses[$0.0] == .replied }.map(\.1))
    let found = emails.isEmpty ? [] : try reader.contacts(withEmails: emails)
    before = Dictionary(found.map { ($0.email, $0.status) }) { first, _ in first }
  }

  /// - Parameter reader: after the batch was taken in.
  /// - Returns: the contacts that have such a status now, by it, in order of arrival.
  func given(
    _ reader: any StoreReader
  ) throws -> [(status: ContactStatus, contacts: [EmailAddress])] {
    guard !before.isEmpty else { return [] }
    let given = try reader.contacts(withEmails: Array(before.keys)).compactMap {
      contact -> (email: EmailAddress, status: ContactStatus)? in
      if contact.status.event != nil, contact.status != before[contact.email] {
        return (contact.email, contact.status)
      }
      guard answered.contains(contact.email), contact.status.after(.replied) != nil else {
        return nil
      }
      return (contact.email, .replied)
    }
    return ContactStatus.allCases.compactMap { status in
      let contacts = given.filter { $0.status == status }.map(\.email)
      return contacts.isEmpty ? nil : (status, contacts)
    }
  }
}
