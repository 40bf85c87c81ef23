/// A plan that waits for a person.
package struct PlanProposal: Hashable, Sendable, Codable {
  /// From 1.
  package struct ID: Hashable, Comparable, Sendable, Codable {
    package var number: Int64
    package init(_ number: Int64) { self.number = number }
    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
  }

  package enum State: String, CaseIterable, Hashable, Sendable, Codable {
    case open, approved, declined
    /// Nobody decided in time.
    case expired
    /// Its first email was to go already, so that it cannot be engaged as it was proposed.
    case late
  }

  /// How long somebody may approve it.
  package static let life = Milliseconds.day
  /// Characters that a reason may have.
  package static let longestReason = 1_000

  /// The store's; 0 before.
  package var id = ID(0)
  package var at: Instant
  /// Who proposed it, an automation or a person.
  package var by: EmailAddress { EmailAddress(normalised: proposer) }
  private let proposer: String
  /// Nil for what no run proposed.
  package var run: AutomationRun.ID?
  package var why: String
  package var sequence: String
  package var contacts: Int
  package var emails: Int
  package var digest: Digest
  /// When its first email is to go; nil for one that was kept without it.
  package var first: Instant?
  /// The one sender from whom all of it goes; nil where there are several.
  package var onlySender: EmailAddress?
  package var state: State
  package var decidedAt: Instant?
  package var decidedBy: EmailAddress?
  /// Why it was declined.
  package var answer: String?
  /// What came of it.
  package var engagement: Int64?

  package init(
    at: Instant, by: EmailAddress, run: AutomationRun.ID?, why: String, sequence: String,
    contacts: Int, emails: Int, digest: Digest, first: Instant?, onlySender: EmailAddress?
  ) {
    self.at = at
    proposer = by.text
    self.run = run
    self.why = why
    self.sequence = sequence
    self.contacts = contacts
    self.emails = emails
    self.digest = digest
    self.first = first
    self.onlySender = onlySender
    state = .open
  }

  /// Its state at `now`: one that nobody decided about has expired after a day, and is late before where its
  /// first email was to go.
  package func state(at now: Instant) -> State {
    guard state == .open else { return state }
    if now >= at + Self.life { return .expired }
    return first.map { $0 < now } == true ? .late : .open
  }
}
