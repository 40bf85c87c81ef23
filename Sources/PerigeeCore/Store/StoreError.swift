/// Why a store could not do what was asked.
package enum StoreError: Error, Hashable, Sendable {
  /// The plan was made from version `planned`; the store is at `current`.
  case worldChanged(planned: Int64, current: Int64)
  /// The contact is live in `sequence`. By its number: what a commit says may stand in a log, and the
  /// plan that is made again shows the address.
  case alreadyEngaged(contact: Contact.ID, sequence: String)
  /// Something of the engagement was sent.
  case alreadySending(engagement: Int64, sent: Int)
  case tooManyVariables(limit: Int)
  // A location is where the store is, for people: the path of a file, or a host and a database, never
  // with a password.

  /// The schema is newer than this program, or what is there is no Perigee database.
  case unusable(location: String, reason: String)
  /// What is there was a database, and has lost some of what makes it one.
  case damaged(location: String, what: String)
  /// Another writer kept the store for longer than `seconds`.
  case busy(location: String, seconds: Int)
  /// There is no room to write; nothing was changed.
  case full(location: String)
  case readOnly(location: String)
  /// The database reported an error that none of the others is.
  case failed(location: String, message: String)
  /// A backup replaces no file.
  case fileExists(location: String)
}
