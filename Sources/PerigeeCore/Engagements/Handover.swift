/// An enrollment that another sender takes over.
package struct Handover: Hashable, Sendable {
  package var enrollment: Enrollment.ID
  /// Those of a sender of the team, as they are now: they are frozen for what is still to go.
  package var settings: SenderSettings

  package init(enrollment: Enrollment.ID, settings: SenderSettings) {
    self.enrollment = enrollment
    self.settings = settings
  }

  /// Who takes it over.
  package var to: EmailAddress { settings.email }
}
