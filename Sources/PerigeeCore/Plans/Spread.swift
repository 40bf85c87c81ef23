/// The limit on contacts that an engagement starts, all its senders together (rule 23). A contact
/// starts at the moment of its first step: its first email, or the task that comes before it.
package struct Spread: Hashable, Sendable, Codable {
  /// First emails in a calendar day of the team's zone; nil for no limit.
  package var perDay: Int?
  /// First emails in a clock hour of the team's zone; nil for no limit.
  package var perHour: Int?

  package init(perDay: Int?, perHour: Int?) {
    self.perDay = perDay
    self.perHour = perHour
  }
}
