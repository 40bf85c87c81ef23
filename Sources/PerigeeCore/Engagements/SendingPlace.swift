/// Which sending: of which enrollment, which step.
package struct SendingPlace: Hashable, Sendable {
  package var enrollment: Enrollment.ID
  /// Counts from 1.
  package var step: Int

  package init(enrollment: Enrollment.ID, step: Int) {
    self.enrollment = enrollment
    self.step = step
  }
}
