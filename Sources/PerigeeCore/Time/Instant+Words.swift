extension Instant {
  /// "Tue 24 Nov 2026 09:00", local to `zone`.
  package func words(in zone: Zone) -> String {
    let local = zone.local(self)
    return "\(local.day.words) \(local.clockText)"
  }

  /// "Tue 24 Nov 2026 09:00 (Europe/Paris)", for where no heading says the zone.
  package func zonedWords(in zone: Zone) -> String { "\(words(in: zone)) (\(zone.name))" }
}
