/// One contact's run through one sequence.
package struct Enrollment: Hashable, Sendable {
  /// From 1, in order of commit.
  package struct ID: Hashable, Comparable, Sendable {
    package var number: Int64
    package init(_ number: Int64) { self.number = number }
    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
  }

  /// The store's.
  package var id: ID
  /// The commit that it came with.
  package var engagement: Engagement.ID
  /// The address it was engaged with.
  package var contact: EmailAddress
  /// By its name; the engagement has the version (rule 11).
  package var sequence: String
  /// All steps go out from it (rule 18), and it became the contact's owner (rule 17).
  package var sender: EmailAddress
  /// Where it stands (rule 29); `rolledBack` is as if it had never been.
  package var state: EnrollmentState
  /// The contact's owner before it (rule 17).
  package var previousOwner: EmailAddress?
  /// The values its templates were committed with, blank ones left out.
  package var values: [String: String]
  /// The contact's own emails of steps, which it was engaged with (rule 11).
  package var edits: [StepEdit]
  /// In the order of steps.
  package var sendings: [Sending]
  /// What it counts for under caps, by `Cap.key`, as it was at the commit; "" where it does not count.
  package var capValues: [String: String]
  /// What it goes on with since an upgrade or a handover; nil for what its engagement has.
  package var version: EnrollmentVersion?

  package init(
    id: ID, engagement: Engagement.ID, contact: EmailAddress, sequence: String,
    sender: EmailAddress,
    state: EnrollmentState, previousOwner: EmailAddress?, values: [String: String],
    edits: [StepEdit], sendings: [Sending], capValues: [String: String] = [:],
    version: EnrollmentVersion? = nil
  ) {
    self.id = id
    self.engagement = engagement
    self.contact = contact
    self.sequence = sequence
    self.sender = sender
    self.state = state
    self.previousOwner = previousOwner
    self.values = values
    self.edits = edits
    self.sendings = sendings
    self.capValues = capValues
    self.version = version
  }
}

extension Enrollment {
  /// From whom it was committed.
  package var committedSender: EmailAddress { version?.formerSender ?? sender }

  /// `capValues` without blank values, by key.
  package var shownCapValues: [(key: String, value: String)] {
    capValues.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
  }
}
