/// What a contact has been through with the team's sequences.
package struct ContactHistory: Hashable, Sendable {
  /// The sequence the contact is live in now, by number of `ContactTable.sequenceNames`; −1 for none.
  package var live: Int32 = -1
  /// The state of that enrollment.
  package var state: EnrollmentState?
  /// Has ever been in any sequence.
  package var everSequenced = false
  /// Has been in the sequence that the query named.
  package var inThisSequence = false

  package init() {}
}
