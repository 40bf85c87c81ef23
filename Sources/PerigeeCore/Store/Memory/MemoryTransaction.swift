/// A transaction: works on a copy of the state, which is kept or thrown away whole.
final class MemoryTransaction: StoreWriter {
  var state: MemoryState
  /// What left the state half done; the transaction is undone then, also where `body` went on.
  var failure: (any Error)?
  /// By the owners before and after, how many contacts `upsert` has given another owner.
  var transfers: [[EmailAddress?]: Int] = [:]

  /// By which run automations are told of what this transaction does.
  var origin: AutomationEvent.Origin?

  /// Bytes that may still be imported; nil for any.
  var room: Int?

  init(_ state: MemoryState, room: Int? = nil) {
    self.state = state
    self.room = room
  }

  var version: Int64 { state.version }
}
