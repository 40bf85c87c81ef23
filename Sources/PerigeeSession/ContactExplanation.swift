package import PerigeeCore

/// What `perigee explain` answers for a contact (rule 32).
package struct ContactExplanation {
  package struct ExplainedEnrollment {
    package var enrollment: Enrollment
    package var engagement: Engagement
    /// The sender's; the team's where the sender is in the team no more.
    package var zone: Zone
    /// Nil where the sender is in the team no more.
    package var explanation: Explanation?
  }

  package var contact: Contact
  package var blacklisted: BlacklistEntry?
  /// Oldest first.
  package var enrollments: [ExplainedEnrollment]
}
