import PerigeeCore

/// A store whose process can die: from then on nothing of it is written any more.
final class MortalStore: Store {
  struct Dead: Error {}

  /// What is on the disk; another one after a backup was restored.
  var disk: any Store
  var isDead = false

  init(_ disk: any Store) { self.disk = disk }

  func read<Result>(_ body: (any StoreReader) throws -> Result) throws -> Result {
    if isDead { throw Dead() }
    return try disk.read(body)
  }

  func write<Result>(_ body: (any StoreWriter) throws -> Result) throws -> Result {
    if isDead { throw Dead() }
    return try disk.write(body)
  }

  func scratch() throws -> any Store { try disk.scratch() }

  func backUp(to path: String, heldSince: Instant?) throws -> LogVerification {
    try disk.backUp(to: path, heldSince: heldSince)
  }
}
