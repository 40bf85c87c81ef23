/// What the store did with one row of an import.
package enum UpsertOutcome: Hashable, Sendable {
  /// The contact is new.
  case imported
  case updated
  /// It was there, and the row gave it nothing.
  case unchanged
  /// It was there with a status that an import never takes back, and the row has another.
  case statusKept(ContactStatus, isUpdated: Bool)
}
