/// Every email of every step with its sender and moment, made before anything is committed.
///
/// A value without identity. Enrollments stand grouped by sender, in the order in which each sender
/// starts them, and everything about enrollment `i` is at index `i` of a column.
package struct Plan: Sendable {
  /// What was asked for; `now` and `seed` are in it.
  package var request: PlanRequest
  /// The settings that the plan was made under.
  package var team: Team
  /// As it was when the plan was made; the enrollments keep this version (rule 11).
  package var sequence: EmailSequence
  /// Six calendar months after `request.now`; no sending lies after it (rule 25).
  package var horizon: Instant
  /// Where it was chosen who is in the plan and who sends, for `explain`.
  package var provenance: PlanProvenance

  /// The senders with at least one enrollment, in the team's order.
  package var senders: [PlannedSender]
  /// By enrollment, as everything that follows.
  package var contactIDs: [Contact.ID]
  /// The addresses, by enrollment.
  package var contacts: TextColumn
  /// Each contact's owner before the plan, by number in `ownerNames`; −1 for none.
  package var previousOwners: [Int32]
  /// The owners that `previousOwners` refers to.
  package var ownerNames: [EmailAddress]
  /// The variables that the sequence's templates use, and their values after fillers.
  package var variables: [String]
  /// By variable, in the order of `variables`, then by enrollment; blank where there is none.
  package var values: [TextColumn]
  /// `times[i * steps + s]` is when step `s` (from 0) of enrollment `i` goes out.
  package var times: [Instant]
  /// Edits of contacts in this plan, by enrollment.
  package var edits: [Int: [StepEdit]]
  /// Not in the digest, since it changes nothing about what is sent: who is beyond a cap is.
  package var capValues = CapValues()
  /// Sorted by contact ID.
  package var excluded: [ExcludedContact]
  /// Of all that determines what is sent, when and to whom.
  package var digest: Digest

  package init(
    request: PlanRequest, team: Team, sequence: EmailSequence, horizon: Instant,
    provenance: PlanProvenance, senders: [PlannedSender], contactIDs: [Contact.ID],
    contacts: TextColumn, previousOwners: [Int32], ownerNames: [EmailAddress],
    variables: [String], values: [TextColumn], times: [Instant], edits: [Int: [StepEdit]],
    excluded: [ExcludedContact], digest: Digest
  ) {
    self.request = request
    self.team = team
    self.sequence = sequence
    self.horizon = horizon
    self.provenance = provenance
    self.senders = senders
    self.contactIDs = contactIDs
    self.contacts = contacts
    self.previousOwners = previousOwners
    self.ownerNames = ownerNames
    self.variables = variables
    self.values = values
    self.times = times
    self.edits = edits
    self.excluded = excluded
    self.digest = digest
  }

  /// How many contacts the plan enrolls.
  package var count: Int { contactIDs.count }
  /// How many steps each enrollment has.
  package var steps: Int { sequence.steps.count }

  /// The address of an enrollment, from 0.
  package func contact(_ enrollment: Int) -> EmailAddress {
    EmailAddress(normalised: contacts[enrollment])
  }

  /// The moment of a step of an enrollment, both from 0.
  package func time(_ enrollment: Int, step: Int) -> Instant {
    times[enrollment * steps + step]
  }
}
