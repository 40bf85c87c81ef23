package import PerigeeCore

/// Some of many contacts, in order of arrival.
package struct ContactPage {
  /// Those that arrived later than this one, who may be a contact that is not among them; nil for the
  /// first.
  package var after: EmailAddress?
  /// How many at most; nil for all.
  package var limit: Int?

  package init(after: EmailAddress? = nil, limit: Int? = nil) {
    self.after = after
    self.limit = limit
  }
}
