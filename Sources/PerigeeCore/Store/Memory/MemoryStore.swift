/// A store in memory, for tests and `perigee test`: the plain statement of what a store does.
package final class MemoryStore: Store {
  private var state = MemoryState()

  /// A store without contacts, at version 0.
  package init() {}

  /// The snapshot is a copy of the state.
  package func read<Result>(_ body: (any StoreReader) throws -> Result) throws -> Result {
    try body(MemoryTransaction(state))
  }

  /// The transaction works on a copy, which takes the state's place when `body` returns.
  package func write<Result>(_ body: (any StoreWriter) throws -> Result) throws -> Result {
    let transaction = MemoryTransaction(state)
    let result = try body(transaction)
    if let failure = transaction.failure { throw failure }
    if !transaction.state.isSameToPlans(as: state) { transaction.state.version += 1 }
    state = transaction.state
    return result
  }

  /// There is nothing to copy from a store that leaves nothing behind.
  package func backUp(to path: String, heldSince: Instant?) throws -> LogVerification {
    throw StoreError.failed(location: path, message: "a store in memory has no backup")
  }
}
