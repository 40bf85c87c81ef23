/// One step of the schema: what makes a database of the version before into one of this.
///
/// A migration that was released is never changed, since there are files that it made: what has to
/// be different is another migration.
struct Migration: Sendable {
  /// Run within the one transaction of all migrations that a file lacks.
  let run: @Sendable (SQLConnection) throws -> Void

  init(_ run: @escaping @Sendable (SQLConnection) throws -> Void) { self.run = run }

  /// A migration of statements alone.
  init(script: String) { self.init { try $0.runScript(script) } }
}
