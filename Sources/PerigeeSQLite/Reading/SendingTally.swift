import PerigeeCore
import PerigeeSQL

/// Counts of sendings by step and by sender.
///
/// It sees every sending of a sequence, so that it counts in flat arrays: a dictionary for each row would take
/// longer than the database does.
struct SendingTally {
  /// Planned sendings: how many, the first one from now on, the last one.
  struct Span {
    var planned = 0
    var next: Instant?
    var last: Instant?

    mutating func add(_ at: Instant, now: Instant) {
      planned += 1
      if let next { if at >= now, at < next { self.next = at } } else if at >= now { next = at }
      if let last { if at > last { self.last = at } } else { last = at }
    }
  }

  /// Numbers by code of state, and a span, for each of some places.
  struct Table {
    /// Every code of a state is less; the last one stands for codes that are none.
    static let codes = 16
    fileprivate var counts: [Int] = []
    fileprivate(set) var spans: [Span] = []

    fileprivate mutating func grow(toHave place: Int) {
      guard place >= spans.count else { return }
      let missing = place + 1 - spans.count
      counts += repeatElement(0, count: missing * Self.codes)
      spans += repeatElement(Span(), count: missing)
    }

    /// How many of a place are in which state; those with none are left out.
    func states(_ place: Int, location: String) throws -> [Sending.State: Int] {
      var states: [Sending.State: Int] = [:]
      for code in 0..<Self.codes where counts[place * Self.codes + code] > 0 {
        let state = try StoredSending.state(code: Int64(code), location: location)
        states[state, default: 0] += counts[place * Self.codes + code]
      }
      return states
    }
  }

  private let now: Instant
  /// By number of the step.
  private(set) var steps = Table()
  /// By place in `senderNumbers`; their spans are of emails only.
  private(set) var senders = Table()
  /// The senders' numbers, in the order in which they were seen.
  private(set) var senderNumbers: [Int64] = []
  private var senderPlaces: [Int64: Int] = [:]
  private var sender: (number: Int64, place: Int) = (-1, 0)
  /// Sendings without a moment by the task that they wait for; 0 for those that wait for none.
  private(set) var waiting: [Int: Int] = [:]
  /// The first open task of the enrollment that was seen last; 0 for none.
  private var openTask = 0
  private var enrollment: Int64 = -1

  private static let planned = Sending.State.planned.code

  init(now: Instant) {
    self.now = now
  }

  /// Whether any sending is cancelled.
  var hasCancelled: Bool {
    let code = Int(Sending.State.cancelled.code)
    return steps.spans.indices.contains { steps.counts[$0 * Table.codes + code] > 0 }
  }

  /// The steps that have a sending.
  var usedSteps: [Int] {
    steps.spans.indices.filter { step in
      (0..<Table.codes).contains { steps.counts[step * Table.codes + $0] > 0 }
    }
  }

  /// Adds a row of step, sender, state, time, whether it is an email, and the enrollment. An enrollment's
  /// rows come one after the other, in the order of steps.
  mutating func add(_ row: SQLStatement) {
    let step = Int(row.integer(0))
    let state = row.integer(2)
    let isEmail = row.integer(4) != 0
    let code = 0..<Int64(Table.codes) ~= state ? Int(state) : Table.codes - 1
    turn(to: row.integer(1))
    steps.grow(toHave: step)
    steps.counts[step * Table.codes + code] += 1
    senders.counts[sender.place * Table.codes + code] += 1
    if state == Self.planned {
      let at = row.instant(3)
      steps.spans[step].add(at, now: now)
      if isEmail { senders.spans[sender.place].add(at, now: now) }
    } else if state == StoredSending.waitingCode {
      addWaiting(row.integer(5), isEmail: isEmail)
    }
    if !isEmail { follow(row.integer(5), step, isOpen: state == Self.planned || isWaiting(state)) }
  }

  private func isWaiting(_ state: Int64) -> Bool { state == StoredSending.waitingCode }

  /// Makes `sender` the one with this number.
  private mutating func turn(to number: Int64) {
    guard number != sender.number else { return }
    let place = senderPlaces[number] ?? senderNumbers.count
    if place == senderNumbers.count {
      senderNumbers.append(number)
      senderPlaces[number] = place
      senders.grow(toHave: place)
    }
    sender = (number, place)
  }

  private mutating func addWaiting(_ enrollment: Int64, isEmail: Bool) {
    if isEmail { senders.spans[sender.place].planned += 1 }
    waiting[enrollment == self.enrollment ? openTask : 0, default: 0] += 1
  }

  /// Notes a task of `enrollment`, the first open one of which later steps wait for.
  private mutating func follow(_ enrollment: Int64, _ step: Int, isOpen: Bool) {
    if enrollment != self.enrollment {
      self.enrollment = enrollment
      openTask = 0
    }
    if isOpen, openTask == 0 { openTask = step }
  }
}
