/// Which declarations made the choices of a plan.
package struct PlanProvenance: Hashable, Sendable, Codable {
  /// "filter dach_leads (rules/dach_leads.lua:2)".
  package var contacts: String
  /// "owners", "sender rule by_territory (rules/by_territory.lua:1)".
  package var senders: String
  /// "filler greeting (rules/greeting.lua:1)" by variable.
  package var fillers: [String: String]

  package init(contacts: String, senders: String, fillers: [String: String] = [:]) {
    self.contacts = contacts
    self.senders = senders
    self.fillers = fillers
  }
}
