/// Finds the slots span by span and day by day, so that the zone is asked only twice a year.
struct SlotBuilder {
  let zone: Zone
  let window: Window
  let workingDays: WorkingDays
  let from: Instant
  let through: Instant
  private(set) var starts: [Instant] = []
  private(set) var days: [Int32] = []
  private(set) var hours: [UInt8] = []

  init(zone: Zone, window: Window, from: Instant, through: Instant) {
    self.zone = zone
    self.window = window
    self.from = from
    self.through = through
    workingDays = WorkingDays(window)
  }

  mutating func run() {
    var span = zone.table.span(at: from.seconds)
    append(span)
    while span.end <= through.seconds {
      span = zone.table.span(at: span.end)
      append(span)
    }
  }

  private mutating func append(_ span: ZoneTable.Span) {
    let first = max(span.start, from.seconds) + span.offset
    let last = min(span.end, through.seconds) + span.offset
    let hourAcross = hourAcrossEnd(of: span)
    for day in first.dividedDown(by: 86_400)...last.dividedDown(by: 86_400)
    where workingDays.contains(day) {
      for hour in window.hours where day * 24 + Int64(hour) != hourAcross {
        append(day: day, hour: hour, span)
      }
    }
  }

  private mutating func append(day: Int64, hour: Int, _ span: ZoneTable.Span) {
    let time = day * 86_400 + Int64(hour) * 3_600 - span.offset
    guard time >= span.start, time + 3_600 <= span.end else { return }
    let start = Instant(seconds: time)
    guard start >= from, start <= through else { return }
    starts.append(start)
    days.append(Int32(day))
    hours.append(UInt8(hour))
  }

  /// The local hour, counted from 1970, that goes on after the span's end, as in Lord Howe at
  /// 02:00, when the clock is set back to 01:30: it lasts 90 minutes and is no slot. Nil where the
  /// clock is set to another hour or, as usual, to the start of one.
  private func hourAcrossEnd(of span: ZoneTable.Span) -> Int64? {
    guard span.end != .max else { return nil }
    let after = span.end + zone.table.offset(at: span.end)
    let hour = after.dividedDown(by: 3_600)
    guard after.remainderDown(by: 3_600) != 0,
      hour == (span.end - 1 + span.offset).dividedDown(by: 3_600)
    else { return nil }
    return hour
  }
}
