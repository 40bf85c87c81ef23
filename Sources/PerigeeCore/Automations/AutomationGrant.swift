/// What a manager allows an automation to engage without asking.
package struct AutomationGrant: Hashable, Sendable, Codable {
  package var automation: String
  /// Contacts in one engagement at most.
  package var engage: Int
  /// Engagements in any 24 hours at most.
  package var perDay: Int
  package var by: EmailAddress
  package var at: Instant

  package static let engageBounds = 1...10_000
  package static let perDayBounds = 1...1_000

  package init(automation: String, engage: Int, perDay: Int, by: EmailAddress, at: Instant) {
    self.automation = automation
    self.engage = engage
    self.perDay = perDay
    self.by = by
    self.at = at
  }
}
