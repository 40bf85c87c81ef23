/// Counts moments by their local day; neighbours mostly fall in the hour before them.
struct DayCounter {
  private let zone: Zone
  private(set) var counts: [Day: Int] = [:]
  private var day = Day(number: 0)
  private var hour = Instant(milliseconds: 1)..<Instant(milliseconds: 1)
  private var pending = 0

  init(zone: Zone) { self.zone = zone }

  mutating func count(_ instant: Instant) {
    if !hour.contains(instant) {
      settle()
      day = zone.localDay(of: instant)
      let start = zone.clockHourStart(containing: instant)
      hour = start..<start + Milliseconds.hour
    }
    pending += 1
  }

  /// Enters what was counted since the hour changed.
  mutating func settle() {
    if pending > 0 { counts[day, default: 0] += pending }
    pending = 0
  }
}
