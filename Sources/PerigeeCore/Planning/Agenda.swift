import HeapModule

/// Which senders' slots come next, over all lanes, in order of time; ties in the order of lanes.
struct Agenda {
  struct Entry: Comparable {
    var start: Instant
    /// Of the lane.
    var index: Int
    var slot: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.start, left.index) < (right.start, right.index)
    }
  }

  private var entries = Heap<Entry>()

  /// Puts the next slot of a lane on the agenda, if it has one.
  mutating func add(_ index: Int, _ lane: Lane) {
    guard let slot = lane.nextSlot else { return }
    entries.insert(Entry(start: lane.start(of: slot), index: index, slot: slot))
  }

  /// Takes all slots that begin at the next moment.
  mutating func next() -> [Entry]? {
    guard let first = entries.popMin() else { return nil }
    var together = [first]
    while let entry = entries.min, entry.start == first.start {
      together.append(entries.removeMin())
    }
    return together
  }
}
