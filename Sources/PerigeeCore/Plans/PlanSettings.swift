/// The settings that a plan was made under: what its emails' moments follow from, besides the
/// request, which has the spread, and what a team adds to each of them.
package struct PlanSettings: Hashable, Sendable, Codable {
  /// The team's, whose hours and days a spread counts in (rule 23).
  package var timeZone: String
  /// Those of the senders that the plan has emails for, in the team's order.
  package var senders: [SenderSettings]
  /// The address that `List-Unsubscribe` names; nil where the team has none.
  package var unsubscribe: EmailAddress?

  private enum CodingKeys: String, CodingKey {
    case senders, unsubscribe
    case timeZone = "time_zone"
  }

  package init(timeZone: String, senders: [SenderSettings], unsubscribe: EmailAddress? = nil) {
    self.timeZone = timeZone
    self.senders = senders
    self.unsubscribe = unsubscribe
  }

  /// Those that `plan` was made under.
  package init(_ plan: Plan) {
    self.init(
      timeZone: plan.team.zone.name, senders: plan.senders.map { SenderSettings($0.sender) },
      unsubscribe: plan.team.unsubscribe?.mailto)
  }

  /// Nil for somebody who sent nothing in the plan.
  package func sender(_ email: EmailAddress) -> SenderSettings? {
    senders.first { $0.email == email }
  }
}
