/// What somebody asked to be planned. With the world it was asked in, it determines the plan to the
/// byte (rule 26).
package struct PlanRequest: Hashable, Sendable, Codable {
  package var sequence: String
  package var contacts: ContactSelection
  package var senders: SenderStrategy
  /// Nothing goes out before it; `now` where the request said "now".
  package var start: Instant
  package var mode: PlanMode
  /// The one-time override of the safeguard and of `disqualified` (rules 12, 13).
  package var authorize: Bool
  package var fit: Fit
  package var seed: UInt64
  package var now: Instant
  package var user: EmailAddress

  package init(
    sequence: String, contacts: ContactSelection, senders: SenderStrategy, start: Instant,
    mode: PlanMode, authorize: Bool = false, fit: Fit = .whole, seed: UInt64 = 1, now: Instant,
    user: EmailAddress
  ) {
    self.sequence = sequence
    self.contacts = contacts
    self.senders = senders
    self.start = start
    self.mode = mode
    self.authorize = authorize
    self.fit = fit
    self.seed = seed
    self.now = now
    self.user = user
  }
}
