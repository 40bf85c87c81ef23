/// What can be asked of a store about enrollments after their commit.
package protocol EnrollmentReader: AnyObject {
  /// What `event` would do to the enrollments of `scope`, in their order.
  /// - Throws: `UnknownName` for an engagement.
  func effects(of event: EnrollmentEvent, on scope: EnrollmentScope) throws -> [EnrollmentChange]

  /// What has happened to an enrollment, oldest first; its commit is not among it.
  func history(of enrollment: Enrollment.ID) throws -> [EnrollmentRecord]

  /// Every move of an enrollment's sendings, oldest first.
  func moves(of enrollment: Enrollment.ID) throws -> [SendingMove]
}
