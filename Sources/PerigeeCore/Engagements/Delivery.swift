/// One attempt to hand an email to a server: when, and what it came to.
package struct Delivery: Hashable, Sendable {
  /// The raw values are shown.
  package enum Outcome: String, CaseIterable, Sendable {
    /// The marker is written and there is no answer yet.
    case begun
    case sent, refused, bounced
    case putOff = "put_off"
    case unknown

    /// The server has it, or may have it: it counts against the real quota.
    package var isCounted: Bool {
      switch self {
      case .begun, .sent, .unknown: true
      case .refused, .bounced, .putOff: false
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

  /// What happens to the sending.
  package var event: SendingEvent {
    switch self {
    case .sent: .accept
    case .refused: .refuse
    case .putOff: .putOff
    case .unknown: .lose
    case .released: .release
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
    }
  }

  /// What happens to the enrollment, if anything does; nil where an email that was sent decides by what is
  /// left.
  package var refusal: EnrollmentEvent? {
    guard case .refused(_, let bounced) = self else { return nil }
    return bounced ? .bounce : .refusal
  }
}
