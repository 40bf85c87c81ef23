// The one place that says what holds quota, and what is still to go.

extension Sending {
  /// Still to go, and may be taken back.
  package var isOpen: Bool { state == .planned || state == .claimed }

  /// Counts against its sender's quota (rule 21). A task is no email, and what has no moment lies in no
  /// window.
  package var holdsQuota: Bool { isEmail && at != nil && state.holdsQuota }
}

extension Sending.State {
  /// An email in this state counts against its sender's quota. One that the server refused was never
  /// sent; one of which nobody knows may have been.
  package var holdsQuota: Bool {
    switch self {
    case .planned, .claimed, .committing, .sent, .unknown: true
    case .failed, .cancelled: false
    }
  }

  /// Tried, or gone: an engagement with one cannot be undone (rule 30).
  package var isTried: Bool {
    switch self {
    case .planned, .cancelled: false
    case .claimed, .committing, .sent, .unknown, .failed: true
    }
  }

  /// It has its outcome, or waits for nothing but a person (rule 31).
  package var isOutcome: Bool {
    switch self {
    case .planned, .claimed, .committing: false
    case .sent, .unknown, .failed, .cancelled: true
    }
  }
}

extension Sending.State {
  /// The server has it, may have it, or is about to: the quota at the send counts it.
  package var isOnItsWayOrSent: Bool {
    switch self {
    case .claimed, .committing, .sent, .unknown: true
    case .planned, .failed, .cancelled: false
    }
  }
}
