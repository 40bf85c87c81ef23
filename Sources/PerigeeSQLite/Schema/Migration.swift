/// One step of the schema: what makes a database of the version before into one of this.
///
/// A migration that was released is never changed, since there are files that it made: what has to
/// be different is another migration.
struct Migration: Sendable {
  /// Statements, run within the one transaction of all migrations that a file lacks.
  var script: String
}
