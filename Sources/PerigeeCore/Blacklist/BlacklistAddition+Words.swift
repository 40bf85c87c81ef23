extension BlacklistAddition {
  /// Added, raised or stands.
  package var name: String {
    switch outcome {
    case .added: "added"
    case .raised: "raised"
    case .stands: "stands"
    }
  }
}
