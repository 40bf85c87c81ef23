/// A committed plan.
package struct Engagement: Hashable, Sendable {
  package struct ID: Hashable, Comparable, Sendable {
    package var number: Int64
    package init(_ number: Int64) { self.number = number }
    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
  }

  package var id: ID
  package var digest: Digest
  package var request: PlanRequest
  /// The version of the sequence that it was engaged with (rule 11).
  package var sequence: EmailSequence
  package var provenance: PlanProvenance
  package var engagedBy: EmailAddress
  package var engagedAt: Instant
  package var enrolled: Int
  package var sendings: Int
  package var rolledBackAt: Instant?

  package init(
    id: ID, digest: Digest, request: PlanRequest, sequence: EmailSequence,
    provenance: PlanProvenance, engagedBy: EmailAddress, engagedAt: Instant, enrolled: Int,
    sendings: Int, rolledBackAt: Instant? = nil
  ) {
    self.id = id
    self.digest = digest
    self.request = request
    self.sequence = sequence
    self.provenance = provenance
    self.engagedBy = engagedBy
    self.engagedAt = engagedAt
    self.enrolled = enrolled
    self.sendings = sendings
    self.rolledBackAt = rolledBackAt
  }
}

/// How an engagement is named by people: by its number or its digest.
package enum EngagementKey: Hashable, Sendable {
  case id(Engagement.ID)
  case digest(Digest)
}

package struct EngageOutcome: Hashable, Sendable {
  package var engagement: Engagement.ID
  package var enrolled: Int
  package var sendings: Int
  /// False where the same digest stood already.
  package var isNew: Bool

  package init(engagement: Engagement.ID, enrolled: Int, sendings: Int, isNew: Bool) {
    self.engagement = engagement
    self.enrolled = enrolled
    self.sendings = sendings
    self.isNew = isNew
  }
}

extension EngageOutcome {
  /// "engaged: engagement 3, 41 contacts, 82 sendings", with its line break.
  package var words: String {
    "\(isNew ? "engaged" : "was engaged already"): engagement \(engagement.number), "
      + "\(counted(enrolled, "contact")), \(counted(sendings, "sending"))\n"
  }
}
