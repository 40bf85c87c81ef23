package import PerigeeCore

/// What undoing an engagement undoes (rule 30).
package struct Rollback {
  /// As it stood before.
  package let engagement: Engagement
  /// How many sendings were still to go, and are cancelled.
  package let cancelled: Int
  /// The team's.
  package let zone: Zone

  init(_ engagement: Engagement, cancelled: Int, zone: Zone) {
    self.engagement = engagement
    self.cancelled = cancelled
    self.zone = zone
  }
}
