/// Why one contact's emails are where they are (rule 32).
package struct Explanation: Hashable, Sendable {
  /// One step's way from the slot it wanted to the slot it got.
  package struct Placement: Hashable, Sendable {
    /// Counts from 1.
    package var step: Int
    /// The moment that the request or rule 8 asks for, whether the window is open then or not.
    package var wanted: Instant
    /// The moment it got.
    package var at: Instant
    /// The hours between, grouped while the cause is the same; empty where it got what it wanted.
    package var waits: [Wait]

    /// The limit without which it would have gone out earliest (`BindingLimit`); the window where nothing
    /// else held it back, and nil where nothing did.
    package var binding: Cause?
  }

  /// Hours, one after the other, in which one limit kept the email back.
  package struct Wait: Hashable, Sendable {
    /// The start of the first hour.
    package var from: Instant
    /// The end of the last hour.
    package var to: Instant
    /// How many hours of 60 minutes lie between `from` and `to`; at least 1.
    package var hours: Int
    /// What kept all of these hours shut.
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
    /// Nothing that is kept: what stood in the way then is gone.
    case unknown

    /// It is the sender's window (rule 20), and neither a quota nor a spread.
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
