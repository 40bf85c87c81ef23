import PerigeeSQL

extension Migration {
  /// The enrollments that come to be unresponsive: those of a few days, beside any number that ended.
  static let silence = Migration(
    script: """
      CREATE INDEX enrollment_stopped ON enrollment (id) WHERE \(Predicate.hasStopped());
      """)
}
