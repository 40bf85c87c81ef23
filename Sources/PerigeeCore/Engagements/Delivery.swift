/// One attempt to hand an email to a server: when, and what it came to.
package struct Delivery: Hashable, Sendable {
  /// The raw values are shown.
  package enum Outcome: String, CaseIterable, Sendable {
    /// The marker is written and there is no answer yet.
    case begun
    case sent, refused, bounced
    case putOff = "put_off"
    case unknown
    /// A hook of the workspace held it; no server was asked.
    case held
    /// A hook could not be asked, or did not say what may be said; no server was asked.
    case hookFailed = "hook_failed"
    /// A hook cancelled it; no server was asked.
    case hookCancelled = "hook_cancelled"

    /// The server has it, or may have it: it counts against the real quota.
    package var isCounted: Bool {
      switch self {
      case .begun, .sent, .unknown: true
      case .refused, .bounced, .putOff, .held, .hookFailed, .hookCancelled: false
      }
    }
  }

  package var enrollment: Enrollment.ID
  /// Counts from 1.
  package var step: Int
  package var sender: EmailAddress
  /// When the answer came; of one that is begun, when the marker was written. Never before the moment at
  /// which the server took it, so that a window which counts by it is never too full.
  package var at: Instant
  package var outcome: Outcome
  /// What the server said, or why nobody knows; it may hold the contact's address.
  package var answer: String?

  package init(
    enrollment: Enrollment.ID, step: Int, sender: EmailAddress, at: Instant, outcome: Outcome,
    answer: String?
  ) {
    self.enrollment = enrollment
    self.step = step
    self.sender = sender
    self.at = at
    self.outcome = outcome
    self.answer = answer
  }

  /// How long a server may take to answer the final dot (RFC 5321): an email whose dispatcher died was
  /// taken at most so many milliseconds after its marker.
  package static let patience: Int64 = 10 * Milliseconds.minute
  /// What is kept of an email whose dispatcher died; what is found out later stands behind it.
  package static let lostAnswer = "its dispatcher ended before the server answered"

  /// What the answer begins with where it may be the sender's or the recipient's: of several in a row it is the
  /// sender's.
  package static let doubtfulAnswer = "for its sender or its recipient: "

  /// When it went, for people. `at` of one whose dispatcher died is the last moment at which the server may
  /// have taken it, for quotas.
  package var wentAt: Instant { Self.wentAt(at, answer) }

  package static func wentAt(_ at: Instant, _ answer: String?) -> Instant {
    answer?.hasPrefix(lostAnswer) == true ? at - patience : at
  }
}

/// What became of a claim.
package enum DeliveryOutcome: Hashable, Sendable {
  /// With the server's answer.
  case sent(String)
  /// Never to be tried again.
  /// - Parameter bounced: the address itself is what is wrong.
  case refused(String, bounced: Bool)
  /// The server refused this email for now.
  case putOff(String)
  /// The server may have it, and no answer came.
  case unknown(String)
  /// The server took nothing, and not because of this email.
  case released
  /// A hook holds the email, with the reason: it goes later, if the hook lets it.
  case held(String)
  /// Why a hook has no answer; the email goes later.
  case hookFailed(String)
  /// A hook cancelled the email, with the reason: its enrollment ends.
  case hookCancelled(String)

  /// What happens to the sending.
  package var event: SendingEvent {
    switch self {
    case .sent: .accept
    case .refused: .refuse
    case .putOff: .putOff
    case .unknown: .lose
    case .released, .hookCancelled: .release
    case .held, .hookFailed: .putOff
    }
  }

  /// What is kept of the attempt; nil where it was none.
  package var kept: (outcome: Delivery.Outcome, answer: String)? {
    switch self {
    case .sent(let answer): (.sent, answer)
    case .refused(let answer, bounced: true): (.bounced, answer)
    case .refused(let answer, bounced: false): (.refused, answer)
    case .putOff(let answer): (.putOff, answer)
    case .unknown(let answer): (.unknown, answer)
    case .released: nil
    case .held(let reason): (.held, reason)
    case .hookFailed(let why): (.hookFailed, why)
    case .hookCancelled(let reason): (.hookCancelled, reason)
    }
  }

  /// What happens to the enrollment, if anything does; nil where an email that was sent decides by what is
  /// left.
  package var refusal: EnrollmentEvent? {
    switch self {
    case .refused(_, let bounced): bounced ? .bounce : .refusal
    case .hookCancelled: .hook
    case .sent, .putOff, .unknown, .released, .held, .hookFailed: nil
    }
  }
}

extension Sending.State {
  /// What the attempt comes to that led to an unknown email, once somebody has said what became of it and
  /// the email is in this state. One that is sent again stays unknown as it was, with these words behind it.
  package func resolution(_ words: String) -> (outcome: Delivery.Outcome, answer: String) {
    switch self {
    case .sent: (.sent, words)
    case .failed: (.refused, words)
    default: (.unknown, "sent again, as \(words)")
    }
  }
}
