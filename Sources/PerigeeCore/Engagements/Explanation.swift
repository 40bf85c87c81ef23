/// Why one contact's emails are where they are (rule 32).
package struct Explanation: Hashable, Sendable {
  /// One step's way from the slot it wanted to the slot it got.
  package struct Placement: Hashable, Sendable {
    /// Counts from 1.
    package var step: Int
    /// The earliest moment that the rules allow, whatever the quotas.
    package var wanted: Instant
    package var at: Instant
    /// The hours between, grouped while the cause is the same; empty where it got what it wanted.
    package var waits: [Wait]

    /// The limit without which it would have gone out earlier: the last one that is not the window;
    /// the window where nothing else held it back.
    package var binding: Cause? {
      (waits.last { !$0.cause.isWindow } ?? waits.last)?.cause
    }
  }

  /// Hours, one after the other, in which one limit kept the email back.
  package struct Wait: Hashable, Sendable {
    package var from: Instant
    /// The end of the last hour.
    package var to: Instant
    package var hours: Int
    package var cause: Cause
  }

  /// The limit that kept an email back.
  package enum Cause: Hashable, Sendable {
    /// The sender does not work on that day.
    case dayOff
    case closedDate
    case outsideHours
    case quotaPerHour(Int)
    case quotaPerDay(Int)
    case spreadPerHour(Int)
    case spreadPerDay(Int)
    /// Nothing that holds today: a window or a quota was changed after the commit.
    case changedSince

    package var isWindow: Bool {
      switch self {
      case .dayOff, .closedDate, .outsideHours: true
      default: false
      }
    }
  }

  /// By step, in order.
  package var placements: [Placement]
}
