extension CancelCause {
  /// For programs: "reply".
  package var code: String {
    switch self {
    case .ended(let event): event.rawValue
    case .skipped: "skipped"
    case .upgraded: "upgraded"
    }
  }

  /// For people: "the contact answered".
  package var words: String {
    switch self {
    case .skipped: "somebody skipped it"
    case .upgraded: "the sequence has no such step any more"
    case .ended(let event): event.endingWords
    }
  }
}

extension EnrollmentEvent {
  fileprivate var endingWords: String {
    switch self {
    case .reply: "the contact answered"
    case .unsubscription: "the contact unsubscribed"
    case .blacklisting: "the contact is on the blacklist"
    case .bounce: "the address fails"
    case .refusal: "an email failed for good"
    case .stop: "somebody stopped it"
    case .hook: "a hook cancelled it"
    case .undoing: "the engagement was undone"
    case .completion: "the last step was done"
    case .silence: "no answer came"
    case .progress, .pause, .resumption, .absence, .reopening: rawValue
    }
  }
}
