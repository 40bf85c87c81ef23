/// Nothing is sent from this database until it is released.
package struct DispatchHold: Hashable, Sendable {
  /// From when on it is not known what was sent elsewhere.
  package var since: Instant
  /// Made by a backup, of itself; otherwise somebody held it.
  package var isCopy: Bool

  package init(since: Instant, isCopy: Bool) {
    self.since = since
    self.isCopy = isCopy
  }
}
