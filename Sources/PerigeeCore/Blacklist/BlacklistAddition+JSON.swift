extension BlacklistAddition {
  /// The entry as `blacklist list` writes it, with `"outcome"`: added, raised or stands.
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try entry.write(to: &json, zone: zone) { try $0.member("outcome", name) }
  }

  private var name: String {
    switch outcome {
    case .added: "added"
    case .raised: "raised"
    case .stands: "stands"
    }
  }
}
