extension EnrollmentState {
  /// "rolled back"
  package var words: String { rawValue.split(separator: "_").joined(separator: " ") }
}
