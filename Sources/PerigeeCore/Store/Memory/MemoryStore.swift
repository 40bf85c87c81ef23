/// A store in memory, for tests and `perigee test`: the plain statement of what a store does.
package final class MemoryStore: Store {
  private var state = MemoryState()
  private let limit: Int?
  /// Bytes that it is worth in memory; 0 where nothing limits them.
  package private(set) var size = 0

  /// A store without contacts, at version 0.
  /// - Parameter limit: bytes; a transaction that imports more than fits fails. Nil for no limit.
  package init(limit: Int? = nil) { self.limit = limit }

  /// The snapshot is a copy of the state.
  package func read<Result>(_ body: (any StoreReader) throws -> Result) throws -> Result {
    try body(MemoryTransaction(state))
  }

  /// The transaction works on a copy, which takes the state's place when `body` returns.
  package func write<Result>(_ body: (any StoreWriter) throws -> Result) throws -> Result {
    let transaction = MemoryTransaction(state, room: limit.map { $0 - size })
    let result = try body(transaction)
    if let failure = transaction.failure { throw failure }
    if !transaction.state.isSameToPlans(as: state) { transaction.state.version += 1 }
    state = transaction.state
    if limit != nil { size = state.size }
    return result
  }

  package func scratch() throws -> any Store {
    let copy = MemoryStore(limit: limit)
    copy.state = state
    copy.size = size
    return copy
  }

  /// There is nothing to copy from a store that leaves nothing behind.
  package func backUp(to path: String, heldSince: Instant?) throws -> LogVerification {
    throw StoreError.failed(location: path, message: "a store in memory has no backup")
  }
}
