import PerigeeSQL

extension Migration {
  /// What holds quota in two indexes that share no row, in place of one that holds the planned emails
  /// beside `sending_due`: a commit writes each email into one index.
  static let quotaIndexes = Migration(
    script: """
      DROP INDEX sending_load;
      CREATE INDEX sending_taken ON sending (sender, at) WHERE \(Predicate.isTakenEmail);
      """)
}
