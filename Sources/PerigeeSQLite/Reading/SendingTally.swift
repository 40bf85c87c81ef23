import PerigeeCore
import PerigeeSQL

/// Counts of sendings by step and by sender.
struct SendingTally {
  /// Planned sendings: how many, the first one from now on, the last one.
  struct Span {
    var planned = 0
    var next: Instant?
    var last: Instant?

    mutating func add(_ at: Instant, now: Instant) {
      planned += 1
      if at >= now { next = next.map { min($0, at) } ?? at }
      last = last.map { max($0, at) } ?? at
    }
  }

  let now: Instant
  /// By number of the sender; emails only.
  private(set) var senders: [Int64: Span] = [:]
  private(set) var steps: [Int64: (states: [Int64: Int], span: Span)] = [:]

  init(now: Instant) {
    self.now = now
  }

  /// Adds a row of step, sender, state, time, and whether it is an email.
  mutating func add(_ row: SQLStatement) {
    let state = row.integer(2)
    let at = row.instant(3)
    let isPlanned = state == Sending.State.planned.code
    steps[row.integer(0), default: ([:], Span())].states[state, default: 0] += 1
    guard isPlanned else { return }
    steps[row.integer(0)]?.span.add(at, now: now)
    if row.integer(4) != 0 { senders[row.integer(1), default: Span()].add(at, now: now) }
  }
}
