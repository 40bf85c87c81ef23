/// The limit on contacts that an engagement starts, all its senders together (rule 23).
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
