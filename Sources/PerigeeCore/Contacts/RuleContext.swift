/// What a rule may depend on besides its contact: the `ctx` of `rule(contact, ctx)`. All of it is part
/// of a plan's inputs, so that the same inputs give the same plan (rule 26).
package struct RuleContext: Hashable, Sendable {
  /// The moment of planning.
  package var now: Instant
  /// The zone in which rules see `now`: the team's.
  package var zone: Zone
  /// Begins what rules draw by chance.
  package var seed: UInt64
  /// Of the whole team in its order, those too who send nothing now.
  package var senders: [EmailAddress]
  /// Live enrollments by sender; whoever has none may be left out.
  package var live: [EmailAddress: Int]

  package init(
    now: Instant, zone: Zone, seed: UInt64 = 1, senders: [EmailAddress] = [],
    live: [EmailAddress: Int] = [:]
  ) {
    self.now = now
    self.zone = zone
    self.seed = seed
    self.senders = senders
    self.live = live
  }
}
