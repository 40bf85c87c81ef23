/// Why nothing was planned.
package enum PlanningError: Error, Hashable, Sendable {
  case startInPast(start: Instant, now: Instant, zone: Zone)
  case startAfterHorizon(start: Instant, horizon: Instant, zone: Zone)
  case emptySpread(key: String, value: Int)
  case noSenders
  /// A sender who is none of the team's.
  case unknown(UnknownName)
  case disabledSender(EmailAddress)
  case senderTwice(EmailAddress)
  case brokenEdit(contact: EmailAddress, step: Int, error: TemplateError)
  case horizon(HorizonOverrun)
}
