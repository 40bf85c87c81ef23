/// A sender's part of a plan.
package struct PlannedSender: Hashable, Sendable {
  /// With its settings as the plan read them.
  package var sender: Sender
  /// Its enrollments.
  package var enrollments: Range<Int>

  package init(sender: Sender, enrollments: Range<Int>) {
    self.sender = sender
    self.enrollments = enrollments
  }
}
