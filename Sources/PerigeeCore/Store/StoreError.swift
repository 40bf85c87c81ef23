/// Why a store could not do what was asked.
package enum StoreError: Error, Hashable, Sendable {
  /// The plan was made from version `planned`; the store is at `current`.
  case worldChanged(planned: Int64, current: Int64)
  /// The contact is live in `sequence`.
  case alreadyEngaged(contact: EmailAddress, sequence: String)
  /// Something of the engagement was sent.
  case alreadySending(engagement: Int64, sent: Int)
  case tooManyVariables(limit: Int)
  /// The file's schema is newer than this program, or is no Perigee database.
  case unusable(path: String, reason: String)
  case busy(path: String, seconds: Int)
  case full(path: String)
  case readOnly(path: String)
  /// The database reported an error that none of the others is.
  case failed(path: String, message: String)
  case fileExists(path: String)
}
