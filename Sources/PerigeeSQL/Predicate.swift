import PerigeeCore

/// Conditions that stand in partial indexes and in the queries which those indexes serve: a database
/// uses such an index only where both say the same.
package enum Predicate {
  /// Enrollments that are live have codes below it, and so have sendings that hold quota.
  private static let bound = 10

  /// `EnrollmentState.isLive` of a column of codes.
  /// - Parameter column: with the table's alias where the query needs one: "e.state".
  package static func isLive(_ column: String = "state") -> String { "\(column) < \(bound)" }

  /// The opposite: the enrollment has ended.
  package static func hasEnded(_ column: String = "state") -> String { "\(column) >= \(bound)" }

  /// Enrollments whose last step went, and of which nobody knows yet whether an answer comes.
  package static func hasStopped(_ column: String = "state") -> String {
    "\(column) = \(EnrollmentState.stopped.code)"
  }

  /// Sendings that are still to go and may be taken back: planned, with a moment or without, and claimed.
  /// - Parameter column: of codes, with the table's alias where the query needs one.
  package static func isOpen(_ column: String = "state") -> String {
    let codes = [Sending.State.planned.code, Sending.State.claimed.code, StoredSending.waitingCode]
    return "\(column) IN (\(codes.map(String.init).joined(separator: ", ")))"
  }

  /// Tasks that somebody has to do: what waits for a task has no moment.
  /// - Parameter table: the alias of the sendings where the query has one: "s".
  package static func isOpenTask(in table: String? = nil) -> String {
    let prefix = table.map { "\($0)." } ?? ""
    return "\(prefix)is_email = 0 AND \(prefix)state = \(Sending.State.planned.code)"
  }

  /// `Sending.State.isTried` of a column of codes.
  /// - Parameter column: with the table's alias where the query needs one.
  package static func isTried(_ column: String = "state") -> String {
    let codes = Sending.State.allCases.filter(\.isTried).map { String($0.code) }
    return "\(column) IN (\(codes.joined(separator: ", ")))"
  }

  /// Emails that are planned and have a moment.
  /// - Parameter table: the alias of the sendings where the query has one: "s".
  package static func isPlannedEmail(in table: String? = nil) -> String {
    let prefix = table.map { "\($0)." } ?? ""
    return "\(prefix)state = \(Sending.State.planned.code) AND \(prefix)is_email = 1"
  }

  /// Emails that hold quota and are not planned any more: in hand, sent, or unknown. Together with the
  /// planned ones that have a moment they are `Sending.holdsQuota` (rule 21).
  package static let isTakenEmail =
    "state BETWEEN \(Sending.State.planned.code + 1) AND \(bound - 1) AND is_email = 1"

  /// Sendings that a dispatcher has in hand, or of which nobody knows: claimed, committing, unknown.
  ///
  /// A range, since SQLite makes a table of an `IN` of three for each statement that writes a sending.
  /// - Parameter column: of codes, with the table's alias where the query needs one.
  package static func isInHand(_ column: String = "state") -> String {
    let ends = [Sending.State.claimed, .unknown].map { String($0.code) }
    return "\(column) BETWEEN \(ends[0]) AND \(ends[1]) AND \(column) <> \(Sending.State.sent.code)"
  }

  /// Deliveries that are a hook's word to wait.
  package static func isHeld(_ column: String = "outcome") -> String {
    "\(column) IN (\(Delivery.Outcome.held.code), \(Delivery.Outcome.hookFailed.code))"
  }

  /// Deliveries that the server has, or may have: `Delivery.Outcome.isCounted`.
  package static func isCounted(_ column: String = "outcome") -> String { "\(column) < \(bound)" }
}
