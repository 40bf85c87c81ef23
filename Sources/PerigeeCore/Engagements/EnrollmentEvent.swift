/// What can happen to an enrollment (rule 29); the raw values are shown.
package enum EnrollmentEvent: String, CaseIterable, Sendable {
  /// An email of it was sent, or a task of it done, and steps are left.
  case progress
  /// Its last step was sent or done.
  case completion
  /// The contact answered.
  case reply
  /// The contact unsubscribed.
  case unsubscription
  /// The contact is on the blacklist now, or "do not contact".
  case blacklisting
  /// The address fails, or the contact is "bad data".
  case bounce
  /// The server refused an email for good, and not because of the address.
  case refusal
  /// Somebody stopped it, or the contact is disqualified.
  case stop
  case pause, resumption
  /// Days have passed since the last step, and no answer came.
  case silence
  /// Its engagement was undone (rule 30).
  case undoing
  /// An automatic reply came: the contact is away for a while.
  case absence
  /// What ended it was a mail taken for what it was not.
  case reopening
  /// A hook of the workspace cancelled an email of it.
  case hook
}

extension EnrollmentEvent {
  /// Whether it leads elsewhere once an email was sent.
  package var dependsOnSent: Bool { self == .resumption || self == .undoing }
}

extension EnrollmentState {
  /// The state that `event` leads to; nil where it cannot happen here, or changes nothing.
  ///
  /// A contact may answer, unsubscribe or bounce after the last step, and what is said then is truer than
  /// "stopped". What has ended otherwise stays as it ended: the first reason is the reason.
  /// - Parameter hasSent: an email of it was sent before `event`, or may have been; counts where
  ///   `event.dependsOnSent`.
  package func after(_ event: EnrollmentEvent, hasSent: Bool) -> Self? {
    switch self {
    case .added, .active, .paused: liveAfter(event, hasSent: hasSent)
    case .stopped, .unresponsive:
      switch event {
      case .reply: .replied
      case .unsubscription: .unsubscribed
      case .bounce: .bounced
      case .silence: self == .stopped ? .unresponsive : nil
      default: nil
      }
    case .replied, .unsubscribed, .blacklisted, .bounced: event == .reopening ? .paused : nil
    case .error, .ended, .rolledBack: nil
    }
  }

  private func liveAfter(_ event: EnrollmentEvent, hasSent: Bool) -> Self? {
    switch event {
    case .progress: self == .added ? .active : nil
    case .completion: .stopped
    case .reply: .replied
    case .unsubscription: .unsubscribed
    case .blacklisting: .blacklisted
    case .bounce: .bounced
    case .refusal: .error
    case .stop, .hook: .ended
    case .pause, .absence: self == .paused ? nil : .paused
    case .resumption: self == .paused ? hasSent ? .active : .added : nil
    case .silence, .reopening: nil
    case .undoing: self == .active || hasSent ? nil : .rolledBack
    }
  }

  /// What becomes of the sendings that are still to go, once an enrollment is in this state.
  package var openSendings: OpenSendings {
    switch self {
    case .added, .active: .stay
    case .paused: .loseTheirMoments
    case .replied, .stopped, .unresponsive, .unsubscribed, .blacklisted, .bounced, .error, .ended,
      .rolledBack:
      .areCancelled
    }
  }

  /// What becomes of sendings that are planned or claimed.
  package enum OpenSendings: Sendable {
    case stay, loseTheirMoments, areCancelled
  }
}

extension ContactStatus {
  /// What steps that were done, and silence behind them, make of statuses: undone with their engagement, as
  /// long as the contact has said nothing.
  package static let progress:
    [(event: EnrollmentEvent, before: ContactStatus, after: ContactStatus)] =
      [
        (.progress, .new, .contacted), (.progress, .added, .contacted),
        (.completion, .new, .contacted), (.completion, .added, .contacted),
        (.silence, .new, .unresponsive), (.silence, .added, .unresponsive),
        (.silence, .contacted, .unresponsive),
      ]

  /// The status of a contact whose enrollment came to `state`; nil where it stays. What a person decided
  /// about the contact stays.
  package func after(_ state: EnrollmentState) -> Self? {
    switch (self, state) {
    case (.new, .active), (.added, .active), (.new, .stopped), (.added, .stopped): .contacted
    case (.new, .replied), (.added, .replied), (.contacted, .replied), (.unresponsive, .replied):
      .replied
    case (.added, .unresponsive), (.contacted, .unresponsive): .unresponsive
    default: nil
    }
  }
}
