extension Instant {
  /// "Tue 24 Nov 2026 09:00", local to `zone`.
  package func words(in zone: Zone) -> String {
    let local = zone.local(self)
    return "\(local.day.words) \(local.clockText)"
  }

  /// The same with its offset where the clock shows that time twice: "Sun 25 Oct 2026 02:30 (+01:00)".
  package func distinctWords(in zone: Zone) -> String {
    let words = words(in: zone)
    let isTwice = [Milliseconds.hour, Milliseconds.hour / 2].contains { length in
      (self - length).words(in: zone) == words || (self + length).words(in: zone) == words
    }
    return isTwice ? "\(words) (\(rfc3339(in: zone).suffix(6)))" : words
  }

  /// "Tue 24 Nov 2026 09:00 (Europe/Paris)", for where no heading says the zone.
  package func zonedWords(in zone: Zone) -> String { "\(words(in: zone)) (\(zone.name))" }
}
