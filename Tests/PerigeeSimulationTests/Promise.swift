import PerigeeCore

/// What the simulated server knows of one email, whatever the store says.
struct ServerRecord {
  var contact: EmailAddress
  var sender: EmailAddress
  /// When it had the whole email.
  var takenAt: [Instant] = []
  /// Why nobody may hand it over any more; nil while somebody may.
  var closed: String?
}

/// One broken promise, in words.
struct BrokenPromise: Hashable, CustomStringConvertible {
  /// As `reliability` numbers them.
  var number: Int
  var at: Instant
  var words: String

  var description: String { "promise \(number) at \(at.rfc3339(in: .utc)): \(words)" }
}
