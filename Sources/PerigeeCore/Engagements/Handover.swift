/// An enrollment that another sender takes over.
package struct Handover: Hashable, Sendable {
  package var enrollment: Enrollment.ID
  /// A sender of the team.
  package var to: EmailAddress

  package init(enrollment: Enrollment.ID, to: EmailAddress) {
    self.enrollment = enrollment
    self.to = to
  }
}
