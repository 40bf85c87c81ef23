/// An enrollment that a verdict ended, and that goes on since the verdict was wrong.
package struct EnrollmentReopening: Hashable, Sendable {
  package var enrollment: Enrollment.ID
  /// Where it stood before: live ones come back as paused, and `resumption` gives their steps moments.
  package var before: EnrollmentState
  /// The steps that were still to go.
  package var steps: [Int]

  package init(_ enrollment: Enrollment.ID, before: EnrollmentState, steps: [Int]) {
    self.enrollment = enrollment
    self.before = before
    self.steps = steps
  }

  /// The state that it comes to.
  package var state: EnrollmentState { before.isLive ? .paused : before }
}
