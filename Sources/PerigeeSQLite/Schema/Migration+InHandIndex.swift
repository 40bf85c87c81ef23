import PerigeeSQL

extension Migration {
  /// The index by its condition of today, which costs less where a sending is written.
  static let inHandIndex = Migration(
    script: """
      DROP INDEX sending_in_hand;
      CREATE INDEX sending_in_hand ON sending (state, sender) WHERE \(Predicate.isInHand());
      """)
}
