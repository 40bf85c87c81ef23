extension Instant {
  /// "Tue 24 Nov 2026 09:00", local to `zone`.
  package func words(in zone: Zone) -> String {
    let local = zone.local(self)
    return "\(local.day.words) \(local.clockText)"
  }
}
