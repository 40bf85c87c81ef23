/// Where one contact's run through one sequence stands (rule 29).
package enum EnrollmentState: String, CaseIterable, Sendable {
  /// Engaged; the first email has not been sent.
  case added
  case active, replied
  /// The last step was sent.
  case stopped
  case unresponsive, unsubscribed, blacklisted, bounced
  /// The mail server refused an email for good, and not because of the address.
  case error
  case paused
  /// By hand: somebody stopped it, or the contact is disqualified.
  case ended
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
