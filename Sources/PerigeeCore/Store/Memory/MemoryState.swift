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
    /// In the order of their happening, as the moves are.
    var records: [StoredRecord] = []
    var moves: [StoredMove] = []
    /// By step.
    var tasks: [Int: TaskOutcome] = [:]
    /// Whose the steps were that were over when the enrollment was handed to another sender.
    var formerSenders: [Int: EmailAddress] = [:]

    func sender(ofStep step: Int) -> EmailAddress { formerSenders[step] ?? enrollment.sender }
  }

  struct StoredRecord: Equatable {
    var record: EnrollmentRecord
    /// The newest engagement when it happened.
    var newest: Engagement.ID
  }

  struct StoredMove: Equatable {
    var move: SendingMove
    /// Whose the sending was before.
    var sender: EmailAddress
    var newest: Engagement.ID
  }

  struct EditKey: Hashable {
    var contact: EmailAddress
    var sequence: String
    var step: Int
  }

  /// Counts the transactions that changed something that plans read.
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
  var dispatch = MemoryDispatch()
  var inbox = MemoryInbox()
  var automations = MemoryAutomations()

  var newestEngagement: Engagement.ID { Engagement.ID(Int64(engagements.count)) }

  static let variableLimit = 1_000

  /// Whether a plan would find the same in both: all but the bookkeeping.
  func isSameToPlans(as other: MemoryState) -> Bool {
    var (own, other) = (self, other)
    (other.log, other.dispatch, other.inbox) = (log, dispatch, inbox)
    other.automations = automations
    guard own != other else { return true }
    for place in own.enrollments.indices { own.enrollments[place].enrollment.showToPlans() }
    for place in other.enrollments.indices { other.enrollments[place].enrollment.showToPlans() }
    return own == other
  }

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

extension Enrollment {
  /// Leaves of its sendings what plans read: whether they hold quota.
  fileprivate mutating func showToPlans() {
    for row in sendings.indices where sendings[row].state.holdsQuota {
      sendings[row].state = .planned
    }
  }
}
