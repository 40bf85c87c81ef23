import PerigeeCore

extension SQLiteStore {
  /// Counts everything anew, and says in words where that is not what was counted as it changed: never,
  /// which tests ask. It reads all rows.
  package func staleTallies() throws -> [String] {
    try read { reader in
      guard let reader = reader as? SQLiteReader else { return ["this is no reader of a file"] }
      return try TallyRecount(reader.connection).differences()
    }
  }
}
