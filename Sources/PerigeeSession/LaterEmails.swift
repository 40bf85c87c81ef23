package import PerigeeCore

/// What mailboxes have to send behind the days that are looked at.
package struct LaterEmails: Hashable, Sendable {
  package var count = 0
  /// When the last one goes; nil where none does.
  package var last: Instant?
  /// From whom it goes.
  package var sender: EmailAddress?

  package init() {}
}
