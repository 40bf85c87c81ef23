/// Where one contact's run through one sequence stands (rule 29).
package enum EnrollmentState: String, CaseIterable, Sendable {
  /// Engaged; the first email has not been sent.
  case added
  case active, replied
  /// The last step was sent.
  case stopped
  case unresponsive, unsubscribed, blacklisted, bounced, error, paused
  /// Undone with its whole engagement before the first email (rule 30).
  case rolledBack = "rolled_back"

  /// A contact is live in one sequence at most; a live enrollment holds reservations.
  package var isLive: Bool {
    switch self {
    case .added, .active, .paused: true
    default: false
    }
  }
}
