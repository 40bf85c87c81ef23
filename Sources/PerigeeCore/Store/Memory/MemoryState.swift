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
    /// By step: how often a sending was taken in hand, given away or taken back.
    var fences: [Int: Int64] = [:]
    /// By step: those that were ever tried.
    var deliveries: [Int: StoredDelivery] = [:]
    /// Whose the steps were that were over when the enrollment was handed to another sender.
    var formerSenders: [Int: EmailAddress] = [:]

    func sender(ofStep step: Int) -> EmailAddress { formerSenders[step] ?? enrollment.sender }
  }

  struct StoredDelivery: Equatable {
    var delivery: Delivery
    var sender: EmailAddress
    /// It was sent, may have been, or is on its way.
    var counts: Bool
    var firstTried: Instant
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
  var dispatcher: DispatcherLease?
  var dispatcherFence: Int64 = 0
  var halts: [EmailAddress: SenderHalt] = [:]
  var hold: DispatchHold?

  var newestEngagement: Engagement.ID { Engagement.ID(Int64(engagements.count)) }

  static let variableLimit = 1_000

  /// Whether a plan would find the same in both: all but the bookkeeping.
  func isSameToPlans(as other: MemoryState) -> Bool {
    var (own, other) = (self, other)
    own.forgetBookkeeping()
    other.forgetBookkeeping()
    return own == other
  }

  /// A claim changes a state that no plan tells from planned, and a move from one place to another counts.
  private mutating func forgetBookkeeping() {
    log = []
    dispatcher = nil
    dispatcherFence = 0
    halts = [:]
    hold = nil
    for place in enrollments.indices {
      enrollments[place].fences = [:]
      enrollments[place].deliveries = [:]
      for row in enrollments[place].enrollment.sendings.indices
      where enrollments[place].enrollment.sendings[row].state != .cancelled {
        enrollments[place].enrollment.sendings[row].state = .planned
      }
    }
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
