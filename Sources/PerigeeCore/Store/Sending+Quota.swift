extension Sending {
  /// Counts against its sender's quota (rule 21); a task is no email.
  package var holdsQuota: Bool { isEmail && state.holdsQuota }

  /// On its way, or gone: an engagement with one cannot be undone (rule 30).
  package var isSent: Bool {
    switch state {
    case .planned, .cancelled: false
    }
  }
}

extension Sending.State {
  /// An email in this state counts against its sender's quota.
  package var holdsQuota: Bool {
    switch self {
    case .planned: true
    case .cancelled: false
    }
  }
}
