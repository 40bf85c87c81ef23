/// Local days and hours of many moments in order, of which most lie in the hour of the one before.
struct LocalHours {
  private let zone: Zone
  private var hour = Instant(milliseconds: 1)..<Instant(milliseconds: 1)
  private var known: (day: Day, hour: Int) = (Day(number: 0), 0)

  init(_ zone: Zone) { self.zone = zone }

  /// The local day and hour of `instant`.
  mutating func local(_ instant: Instant) -> (day: Day, hour: Int) {
    if hour.contains(instant) { return known }
    let local = zone.local(instant)
    let start = zone.clockHourStart(containing: instant)
    let end = start + Milliseconds.hour
    let last = zone.local(Instant(milliseconds: end.milliseconds - 1))
    // A change of the clock within the hour leaves it to be asked moment by moment.
    let isPlain = last.day == local.day && last.hour == local.hour && instant < end
    hour = isPlain ? start..<end : instant..<instant
    known = (local.day, local.hour)
    return known
  }
}
