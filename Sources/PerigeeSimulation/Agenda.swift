import PerigeeCore

/// What will happen, in order; of what happens at the same moment, the first one that was added.
struct Agenda<Event> {
  private var entries: [(at: Instant, event: Event)] = []

  var first: Instant? { entries.last?.at }

  mutating func add(_ event: Event, at moment: Instant) {
    // The last one is the next, so that taking it moves nothing.
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].at > moment { low = middle + 1 } else { high = middle }
    }
    entries.insert((moment, event), at: low)
  }

  mutating func next(upTo moment: Instant) -> Event? {
    guard let first, first <= moment else { return nil }
    return entries.removeLast().event
  }
}
