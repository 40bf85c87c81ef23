package import PerigeeCore

/// Why an operation was refused.
package enum SessionError: Error {
  case managersOnly(action: String, user: EmailAddress, managers: [String])
  case invalidAddress(String, EmailAddressError)
  /// The entries were made by the contacts' own wish (rule 7).
  case needsConfirmation([BlacklistEntry])
  /// - Parameter name: of what it was given for: "--start".
  case invalidMoment(String, InstantTextError, of: String, takesDays: Bool)
  /// The days end before they begin, or are too many.
  case invalidDays(from: Day, to: Day)
  case invalidVariableName(String)
  /// The variable is declared to be of a kind that the value is not.
  case wrongKind(VariableKind, variable: String, value: String)
  /// A status that the contact's own wish gave is to be taken back (rule 7).
  case wishNeedsConfirmation(contact: EmailAddress, ContactStatus)
  case invalidDelimiter(String)
  /// The log has no entry with this number, and so none behind it.
  case noSuchEntry(Int64, newest: Int64)
  case noSuchStep(sequence: String, step: Int, steps: Int)
  /// What a person does has no email to edit.
  case taskStep(sequence: String, step: Int)
  /// An email is sent, and not done by hand.
  case emailStep(sequence: String, step: Int)
  /// The contact was never in a sequence, or only in engagements that were undone.
  case notEngaged(EmailAddress)
  /// The task is done, skipped or cancelled already.
  case taskClosed(contact: EmailAddress, sequence: String, step: Int, how: String)
  /// A task before it is open.
  case taskWaits(sequence: String, step: Int, task: Int)
  /// An email without words in `part`: the subject, the body or the HTML.
  case blankEdit(part: String)
  /// The step has HTML, which would keep the old words beside an edited text.
  case htmlStays(sequence: String, step: Int)
  /// The step has a text, which would keep the old words beside edited HTML.
  case textStays(sequence: String, step: Int)
  case emptyPlan(excluded: Int)
  /// The plan is not what would be planned now (rule 27).
  case planChanged(PlanDifference, planned: Digest, current: Digest)
  /// The first email was due before the commit.
  case planPast(first: Instant, now: Instant, zone: Zone)
  case planFile(path: String, PlanFile.Fault)
  /// A reply is noted after it came.
  case replyInFuture(at: Instant, now: Instant, zone: Zone)
  /// Everybody knows what became of this email, or nothing did yet.
  case notUnknown(contact: EmailAddress, step: Int)
  case notTheOwner(engagement: Int64, engagedBy: EmailAddress)
  /// Somebody undid the engagement before; nil where the log does not say who.
  case undoneAlready(engagement: Int64, at: Instant, by: EmailAddress?, zone: Zone)
  /// What was agreed to is not what would be done now; `action` is a command's name.
  case changedMeanwhile(action: String)
  /// Some steps find no slot (rule 25); `action` is a command's name.
  case beyondHorizon(
    action: String, contacts: Int, of: Int, sender: EmailAddress, horizon: Instant, zone: Zone)
  /// The database is held, and nobody knows what another copy sent: nothing moves until its release.
  case dispatchHeld(since: Instant, zone: Zone)
  /// A hold is to end before it began, by the clock.
  case releaseBeforeHold(since: Instant, now: Instant, zone: Zone)
  /// An email to be sent again, of an enrollment that has ended.
  case resendEnded(contact: EmailAddress, sequence: String, EnrollmentState)
  /// An email to be sent again, behind which a later one went or may have gone.
  case resendPassed(contact: EmailAddress, step: Int, by: Int, isUnknown: Bool)
  /// To be handed over from a sender to the same one.
  case sameSender(EmailAddress)
}
