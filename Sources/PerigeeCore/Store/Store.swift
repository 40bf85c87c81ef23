/// Where a workspace's data lives: SQLite by default, PostgreSQL later, memory in tests.
///
/// Operations are in the domain's terms and take or give batches, since a store may be a network
/// away: none is meant to be called once a contact.
package protocol Store: AnyObject {
  /// Runs `body` on one consistent snapshot, without blocking writers.
  ///
  /// A read inside a read is of the same snapshot. A read inside a write is of what was committed
  /// before the write began: what the transaction sees is asked of its writer.
  func read<Result>(_ body: (any StoreReader) throws -> Result) throws -> Result

  /// Runs `body` as one transaction: all of it is kept when it returns, nothing when it throws or
  /// the process dies. One writer at a time, over all processes.
  ///
  /// A transaction that changed anything that plans read adds one to `StoreReader.version`. An
  /// operation that fails half-way fails its whole transaction, also where `body` catches the error
  /// and returns. Transactions do not nest.
  /// - Throws: `StoreError.busy` where another writer keeps the store for longer than this one
  ///   waits; `.full`, `.readOnly`, `.unusable`, `.failed`; what `body` throws.
  func write<Result>(_ body: (any StoreWriter) throws -> Result) throws -> Result

  /// Writes a sound copy of everything to the file `path`, which its owner alone may read, and says
  /// whether the copy's log is whole; a copy with another log is kept as well.
  /// - Parameter heldSince: the copy sends nothing from then on, until somebody releases it; nil for one
  ///   that is the same in that too.
  /// - Throws: `StoreError.fileExists` where something is there already; `.full`, `.readOnly`,
  ///   `.failed`.
  @discardableResult
  func backUp(to path: String, heldSince: Instant?) throws -> LogVerification

  /// Reads all of it, compares indexes with what they are of, and says whether it is what was written.
  /// - Throws: `StoreError.damaged` for what is not, as every operation that comes upon it.
  func examine() throws

  /// Another store with everything that was committed: a scratch to try things on, gone with the last one
  /// who has it, and with the process's end at the latest it counts for nothing. A read inside a write may be of
  /// what is being written there.
  /// - Throws: `StoreError.full`, `.failed` where there is no room for it.
  func scratch() throws -> any Store
}

extension Store {
  /// What keeps nothing on a disk has nothing that could be damaged there.
  package func examine() throws {}

  /// A copy that is the same in everything.
  @discardableResult
  package func backUp(to path: String) throws -> LogVerification {
    try backUp(to: path, heldSince: nil)
  }
}
