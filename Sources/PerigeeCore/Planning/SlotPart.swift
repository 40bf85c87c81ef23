/// The part of a slot that lies in one clock hour of the team's zone.
///
/// A slot of a sender whose clock is not whole hours off the team's has two: what a spread still
/// allows differs between them (rule 23).
struct SlotPart {
  /// From its first moment up to the one behind it.
  let moments: Range<Instant>
  /// When the team's clock hour begins, inside the slot or before it.
  let hour: Instant
  /// The team's calendar day.
  let day: Day

  /// The parts of the slot from `start`, in order of time.
  static func parts(ofSlotFrom start: Instant, in zone: Zone) -> [SlotPart] {
    var parts: [SlotPart] = []
    var end = start + Milliseconds.hour
    while end > start {
      let hour = zone.clockHourStart(containing: end - 1)
      let from = max(hour, start)
      parts.append(SlotPart(moments: from..<end, hour: hour, day: zone.localDay(of: from)))
      end = from
    }
    return parts.reversed()
  }
}
