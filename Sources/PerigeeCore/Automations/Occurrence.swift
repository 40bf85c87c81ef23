/// One moment of an automation: a row before anything runs, and the only one of its moment.
package struct Occurrence: Hashable, Sendable, Codable {
  /// From 1.
  package struct ID: Hashable, Comparable, Sendable, Codable {
    package var number: Int64
    package init(_ number: Int64) { self.number = number }
    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
  }

  /// What it is the moment of.
  package enum Cause: Hashable, Sendable, Codable {
    /// A moment of its schedule.
    case tick
    /// Events, by the store's numbers, in their order.
    case events([Int64])
    /// Somebody asked for it.
    case hand(EmailAddress)
  }

  package enum State: String, CaseIterable, Hashable, Sendable, Codable {
    /// It will run.
    case waiting
    case running, done, failed
    /// It did not run, and `why` says why.
    case skipped
  }

  /// Why one did not run; the raw values are shown to programs.
  package enum SkipCause: String, CaseIterable, Hashable, Sendable, Codable {
    /// Nobody looked in time.
    case down
    /// The one before still ran.
    case overlap
    /// The team does not work on that day.
    case closed
    case paused
    /// It has run as often as it may.
    case limit
    /// Too many wait already.
    case full
    /// Automations caused each other too often.
    case depth
    /// Its file is gone.
    case gone
  }

  /// How many of one automation may wait.
  package static let longestQueue = 100
  /// How many rows of one automation are kept.
  package static let kept = 1_000

  /// The store's; 0 before.
  package var id = ID(0)
  package var automation: String
  package var cause: Cause
  /// The moment itself, which may be before anybody looked.
  package var at: Instant
  package var state: State
  package var skipped: SkipCause?
  /// More about that, for people.
  package var why: String?
  /// How many runs of automations lie behind it; 0 for none.
  package var depth: Int

  package init(
    of automation: String, _ cause: Cause, at: Instant, state: State = .waiting,
    skipped: SkipCause? = nil, why: String? = nil, depth: Int = 0
  ) {
    self.automation = automation
    self.cause = cause
    self.at = at
    self.state = state
    self.skipped = skipped
    self.why = why
    self.depth = depth
  }

  /// What no two occurrences of an automation share.
  package var key: String {
    switch cause {
    case .tick: "tick \(at.milliseconds)"
    case .events(let events): "event \(events.first ?? 0)"
    case .hand: "hand \(at.milliseconds)"
    }
  }
}
