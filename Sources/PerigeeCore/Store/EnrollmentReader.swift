/// What can be asked of a store about enrollments after their commit.
package protocol EnrollmentReader: AnyObject {
  /// What `event` would do to the enrollments of `scope`, in their order.
  /// - Throws: `UnknownName` for an engagement.
  func effects(of event: EnrollmentEvent, on scope: EnrollmentScope) throws -> [EnrollmentChange]

  /// The live enrollments that are meant, by ID; one that has ended is none of them.
  func openEnrollments(_ choice: OpenEnrollment.Choice) throws -> [OpenEnrollment]

  /// When the contacts of an engagement start as it stands now, by enrollment: the moments of all first
  /// steps that have one and are not cancelled.
  func currentStarts(of engagement: Engagement.ID) throws -> [Enrollment.ID: Instant]

  /// What has happened to an enrollment, oldest first; its commit is not among it.
  func history(of enrollment: Enrollment.ID) throws -> [EnrollmentRecord]

  /// Enrollments that stand as stopped, and whose last step went or was done by `moment`; by ID, at most
  /// `limit`.
  func silentEnrollments(since moment: Instant, limit: Int) throws -> [Enrollment.ID]

  /// Every move of an enrollment's sendings, oldest first.
  func moves(of enrollment: Enrollment.ID) throws -> [SendingMove]
}
