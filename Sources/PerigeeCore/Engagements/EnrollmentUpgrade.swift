/// An enrollment that comes to another version of its sequence.
package struct EnrollmentUpgrade: Hashable, Sendable {
  /// A step that the new version has besides.
  package struct Added: Hashable, Sendable {
    /// Counts from 1.
    package var step: Int
    package var isEmail: Bool

    package init(step: Int, isEmail: Bool) {
      self.step = step
      self.isEmail = isEmail
    }
  }

  package var enrollment: Enrollment.ID
  package var version: EnrollmentVersion
  /// All its frozen values, by variables of `version`; blank ones left out.
  package var values: [String: String]
  /// Planned steps without a moment that are cancelled; they count from 1.
  package var removed: [Int]
  /// Steps that are planned, without a moment so far.
  package var added: [Added]

  package init(
    enrollment: Enrollment.ID, version: EnrollmentVersion, values: [String: String],
    removed: [Int], added: [Added]
  ) {
    self.enrollment = enrollment
    self.version = version
    self.values = values
    self.removed = removed
    self.added = added
  }
}
