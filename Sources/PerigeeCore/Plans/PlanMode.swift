/// How fast a plan starts its contacts (rule 23).
package enum PlanMode: Hashable, Sendable, Codable {
  /// As the senders' windows and quotas allow.
  case asSoonAsPossible
  case spread(Spread)
}
