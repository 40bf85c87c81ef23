import PerigeeCore
import PerigeeSQLite

/// A store on a disk that counts everything anew after each write.
final class CountedStore: Store {
  private let disk: SQLiteStore
  private(set) var writes = 0
  /// What was counted wrong, by the number of the write.
  private(set) var stale: [String] = []

  init(_ disk: SQLiteStore) { self.disk = disk }

  func read<Result>(_ body: (any StoreReader) throws -> Result) throws -> Result {
    try disk.read(body)
  }

  func write<Result>(_ body: (any StoreWriter) throws -> Result) throws -> Result {
    let result = try disk.write(body)
    writes += 1
    stale += try disk.staleTallies().map { "write \(writes): \($0)" }
    return result
  }

  func scratch() throws -> any Store { try disk.scratch() }

  func backUp(to path: String, heldSince: Instant?) throws -> LogVerification {
    try disk.backUp(to: path, heldSince: heldSince)
  }
}
