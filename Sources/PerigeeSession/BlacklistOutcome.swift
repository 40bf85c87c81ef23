package import PerigeeCore

/// What adding entries to the blacklist did.
package struct BlacklistOutcome {
  /// In the order in which the entries were given.
  package var additions: [BlacklistAddition]
  /// Whom each entry stopped, by its place in `additions`.
  package var stopped: [[EnrollmentChange]]
  /// The team's.
  package var zone: Zone

  /// Everybody who was stopped.
  package var allStopped: [EnrollmentChange] { stopped.flatMap(\.self) }
}

extension BlacklistOutcome {
  /// For people: what became of the entries, and who was stopped.
  package func text(_ style: TextStyle = .plain) -> String {
    let text = additions.text(style, zone: zone)
    guard !allStopped.isEmpty else { return text }
    return text + "stopped \(allStopped.counts) cancelled\n" + allStopped.lines(in: zone)
  }

  /// The entries as `blacklist list` writes them, each with `"outcome"` (added, raised or stands) and
  /// `"stopped"`, whose enrollments it ended.
  package func write(to json: inout JSONWriter) throws {
    try json.array { json in
      for (addition, stopped) in zip(additions, stopped) {
        try addition.entry.write(to: &json, zone: zone) { json in
          try json.member("outcome", addition.name)
          json.key("stopped")
          try stopped.write(to: &json, zone: zone)
        }
      }
    }
  }
}
