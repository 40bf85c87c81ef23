package import PerigeeCore

/// What undoing an engagement undoes (rule 30).
package struct Rollback {
  /// As it stood before.
  package let engagement: Engagement
  /// The team's.
  package let zone: Zone

  init(_ engagement: Engagement, zone: Zone) {
    self.engagement = engagement
    self.zone = zone
  }
}
