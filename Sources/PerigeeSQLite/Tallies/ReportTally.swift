import PerigeeCore
import PerigeeSQL

/// The tallies of a sequence, by step and by sender.
struct ReportTally {
  struct Place {
    /// How many are in which state, by its code.
    private var counts: [Int64: Int] = [:]
    /// Planned emails, those without a moment too.
    private(set) var plannedEmails = 0
    /// The first planned one from now on, and the last one.
    private(set) var next: Instant?
    private(set) var last: Instant?

    /// Those with none are left out.
    func states(location: String) throws -> [Sending.State: Int] {
      var states: [Sending.State: Int] = [:]
      for (code, count) in counts {
        states[try StoredSending.state(code: code, location: location), default: 0] += count
      }
      return states
    }

    fileprivate mutating func count(_ count: Int, state: Int64, isEmail: Bool) {
      counts[state, default: 0] += count
      let isPlanned = state == Sending.State.planned.code || state == StoredSending.waitingCode
      if isEmail, isPlanned { plannedEmails += count }
    }

    fileprivate mutating func add(next: Instant?, last: Instant) {
      if let next { self.next = min(self.next ?? next, next) }
      self.last = max(self.last ?? last, last)
    }
  }

  /// By number of the step; those with a sending.
  private(set) var steps: [Int: Place] = [:]
  /// By number of the sender; `next` and `last` are of emails only.
  private(set) var senders: [Int64: Place] = [:]
  /// How many sendings of an engagement are cancelled, where any is.
  private(set) var cancelled: [Int64: Int] = [:]
  /// Whether any sending has no moment.
  private(set) var hasWaiting = false

  /// Counts a row of engagement, sender, step, whether it is an email, state, and how many.
  mutating func count(_ row: SQLStatement) {
    let (step, state, count) = (Int(row.integer(2)), row.integer(4), Int(row.integer(5)))
    let isEmail = row.integer(3) != 0
    steps[step, default: Place()].count(count, state: state, isEmail: isEmail)
    senders[row.integer(1), default: Place()].count(count, state: state, isEmail: isEmail)
    if state == Sending.State.cancelled.code { cancelled[row.integer(0), default: 0] += count }
    if state == StoredSending.waitingCode { hasWaiting = true }
  }

  /// Adds what is planned on a day.
  mutating func add(_ row: SQLiteReader.PlannedRow) {
    steps[row.step, default: Place()].add(next: row.first, last: row.last)
    if row.isEmail { senders[row.sender, default: Place()].add(next: row.first, last: row.last) }
  }

  /// Adds a row of sender, step, whether it is an email, and the last moment that is over.
  mutating func addLate(_ row: SQLStatement) {
    steps[Int(row.integer(1)), default: Place()].add(next: nil, last: row.instant(3))
    if row.integer(2) != 0 {
      senders[row.integer(0), default: Place()].add(next: nil, last: row.instant(3))
    }
  }
}
