/// Why nothing was planned.
package enum PlanningError: Error, Hashable, Sendable {
  /// The request starts before `now`; `zone` is the team's, for words.
  case startInPast(start: Instant, now: Instant, zone: Zone)
  /// The request starts after the last moment of rule 25; `zone` is the team's, for words.
  case startAfterHorizon(start: Instant, horizon: Instant, zone: Zone)
  /// A limit of rule 23 below 1; `key` is `per_day` or `per_hour`.
  case emptySpread(key: String, value: Int)
  /// Senders were to be selected, and the selection is empty.
  case noSenders
  /// A sender who is none of the team's.
  case unknown(UnknownName)
  case disabledSender(EmailAddress)
  case senderTwice(EmailAddress)
  /// A contact's own email is no template; `step` counts from 1.
  case brokenEdit(contact: EmailAddress, step: Int, error: TemplateError)
  case horizon(HorizonOverrun)
}
