package import PerigeeCore

/// What `perigee explain` answers for a contact (rule 32).
package struct ContactExplanation {
  /// One run through a sequence, with why its emails are where they are.
  package struct ExplainedEnrollment {
    package var enrollment: Enrollment
    /// The engagement that it came from.
    package var engagement: Engagement
    /// The sender's; the team's where the sender is in the team no more.
    package var zone: Zone
    /// Nil where the sender is in the team no more.
    package var explanation: Explanation?
  }

  package var contact: Contact
  /// The entry that covers the address now; nil where none does.
  package var blacklisted: BlacklistEntry?
  /// Oldest first.
  package var enrollments: [ExplainedEnrollment]
}
