/// A store in memory, for tests and `perigee test`: the plain statement of what a store does.
package final class MemoryStore: Store {
  private var state = MemoryState()

  package init() {}

  package func read<Result>(_ body: (any StoreReader) throws -> Result) throws -> Result {
    try body(MemoryTransaction(state))
  }

  package func write<Result>(_ body: (any StoreWriter) throws -> Result) throws -> Result {
    let transaction = MemoryTransaction(state)
    let result = try body(transaction)
    if let failure = transaction.failure { throw failure }
    if transaction.state != state {
      transaction.state.version += 1
      state = transaction.state
    }
    return result
  }

  /// There is nothing to copy from a store that leaves nothing behind.
  package func backUp(to path: String) throws {
    throw StoreError.failed(path: path, message: "a store in memory has no backup")
  }
}

/// Everything a store holds.
struct MemoryState: Equatable {
  struct StoredEngagement: Equatable {
    var engagement: Engagement
    /// The newest engagement when this one was rolled back.
    var rolledBackAfter: Engagement.ID?
  }

  struct StoredEnrollment: Equatable {
    var enrollment: Enrollment
    var previousStatus: ContactStatus
  }

  struct EditKey: Hashable {
    var contact: EmailAddress
    var sequence: String
    var step: Int
  }

  var version: Int64 = 0
  var variables: Set<String> = []
  /// In the order of their IDs, which count from 1.
  var contacts: [Contact] = []
  var places: [EmailAddress: Int] = [:]
  var lists: [String: Set<Contact.ID>] = [:]
  var blacklist: [BlacklistEntry] = []
  var edits: [EditKey: StepEdit] = [:]
  var engagements: [StoredEngagement] = []
  var enrollments: [StoredEnrollment] = []
  var log: [LogEntry] = []

  static let variableLimit = 1_000

  func place(of contact: EmailAddress) throws(UnknownName) -> Int {
    guard let place = places[contact] else {
      throw UnknownName(kind: .contact, name: contact.text)
    }
    return place
  }

  func members(of list: String) throws(UnknownName) -> Set<Contact.ID> {
    guard let members = lists[list] else {
      throw UnknownName(kind: .list, name: list, known: lists.keys.sorted())
    }
    return members
  }
}

/// A transaction: works on a copy of the state, which is kept or thrown away whole.
final class MemoryTransaction: StoreWriter {
  var state: MemoryState
  /// What left the state half done; the transaction is undone then, also where `body` went on.
  var failure: (any Error)?

  init(_ state: MemoryState) {
    self.state = state
  }

  var version: Int64 { state.version }
}
