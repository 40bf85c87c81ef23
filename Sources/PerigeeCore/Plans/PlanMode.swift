package enum PlanMode: Hashable, Sendable, Codable {
  case asSoonAsPossible
  case spread(Spread)
}
