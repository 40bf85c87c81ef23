/// What somebody asked to be planned. With the world it was asked in, it determines the plan to the
/// byte (rule 26).
package struct PlanRequest: Hashable, Sendable, Codable {
  /// By its name.
  package var sequence: String
  /// Resolved to a fixed set of contacts when the plan is made (rule 5).
  package var contacts: ContactSelection
  /// How each contact gets its sender (rule 16).
  package var senders: SenderStrategy
  /// Nothing goes out before it; `now` where the request said "now".
  package var start: Instant
  /// How fast contacts are started (rule 23).
  package var mode: PlanMode
  /// The one-time override of the safeguard and of `disqualified` (rules 12, 13).
  package var authorize: Bool
  /// What becomes of contacts beyond the horizon (rule 25).
  package var fit: Fit
  /// Begins every draw of the plan (rule 26).
  package var seed: UInt64
  /// The moment of planning, which the horizon counts from (rule 25).
  package var now: Instant
  /// Who acts; the sender where the strategy is `me`.
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
