/// A committed plan.
package struct Engagement: Hashable, Sendable {
  /// From 1, in order of commit.
  package struct ID: Hashable, Comparable, Sendable {
    package var number: Int64
    package init(_ number: Int64) { self.number = number }
    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
  }

  /// The store's, which people name it by.
  package var id: ID
  /// Of the plan that was committed.
  package var digest: Digest
  /// What was asked for when the plan was made.
  package var request: PlanRequest
  /// The version of the sequence that it was engaged with (rule 11).
  package var sequence: EmailSequence
  /// Which rules chose, for `explain`.
  package var provenance: PlanProvenance
  /// What the plan's moments follow from; nil for an engagement of 0.1.0, which kept none.
  package var settings: PlanSettings?
  /// Who committed it; nobody else but a manager may roll it back.
  package var engagedBy: EmailAddress
  /// The moment of the commit, which is not `request.now`.
  package var engagedAt: Instant
  /// How many contacts it enrolled.
  package var enrolled: Int
  /// How many emails and tasks it planned.
  package var sendings: Int
  /// Nil where it stands.
  package var rolledBackAt: Instant?

  package init(
    id: ID, digest: Digest, request: PlanRequest, sequence: EmailSequence,
    provenance: PlanProvenance, settings: PlanSettings?, engagedBy: EmailAddress,
    engagedAt: Instant, enrolled: Int, sendings: Int, rolledBackAt: Instant? = nil
  ) {
    self.id = id
    self.digest = digest
    self.request = request
    self.sequence = sequence
    self.provenance = provenance
    self.settings = settings
    self.engagedBy = engagedBy
    self.engagedAt = engagedAt
    self.enrolled = enrolled
    self.sendings = sendings
    self.rolledBackAt = rolledBackAt
  }
}
