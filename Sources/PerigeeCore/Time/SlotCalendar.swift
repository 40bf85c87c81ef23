/// The open slots of one sender in a stretch of time, in order.
///
/// "A slot is one clock hour of the sender's time zone, named by its start" (rule 19). "A skipped
/// hour is no slot, a repeated hour is two"; a clock hour inside which the clock is changed, and
/// which so does not last 60 minutes, is none. Slots never overlap.
package struct SlotCalendar: Sendable {
  /// The starts of the slots, ascending, at least an hour apart.
  package private(set) var starts: [Instant] = []
  /// Each slot's local date, as `Day.number`.
  package private(set) var days: [Int32] = []
  /// Each slot's local clock hour, 0 to 23.
  package private(set) var hours: [UInt8] = []

  /// The working days from the first slot's to the last moment's, as `Day.number`. They do not
  /// depend on slots: a day counts even if daylight saving takes its only hour.
  private var workingDays: [Int32] = []
  /// The day that the next two tables begin with.
  private var firstDay = 0
  /// For each day, how many of `workingDays` come before it.
  private var workingDaysBefore: [Int32] = []
  /// For each day, the first slot of it or of a later one.
  private var firstSlots: [Int32] = []

  /// The open slots that start at or after `from` and at or before `through`.
  ///
  /// "At 10:40, start now means the 11:00 slot; at exactly 10:00:00.000 the 10:00 slot."
  package init(zone: Zone, window: Window, from: Instant, through: Instant) {
    guard from <= through else { return }
    var builder = SlotBuilder(zone: zone, window: window, from: from, through: through)
    builder.run()
    (starts, days, hours) = (builder.starts, builder.days, builder.hours)
    indexDays(window, through: zone.localDay(of: through))
  }

  /// The first slot that starts at or after `instant`; `starts.count` where there is none.
  package func index(ofFirstSlotAtOrAfter instant: Instant) -> Int {
    starts.withUnsafeBufferPointer { starts in
      var low = 0
      var high = starts.count
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] < instant { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// The slot that a step wants `workingDays` working days after slot `index` (rules 8 and 9).
  ///
  /// "Days the sender does not work do not count: Monday + 3 is Thursday, Friday + 2 is Tuesday."
  /// With no `hour`, "the same hour as the previous step". "If the wanted slot is closed, the next
  /// open one is taken; never an earlier one"; with 0 working days "only a strictly later slot".
  ///
  /// - Parameters:
  ///   - count: working days, 0 or more.
  ///   - index: of a slot of this calendar.
  ///   - hour: a local clock hour, 0 to 23; of a repeated one the first.
  /// - Returns: `starts.count` beyond the calendar's end.
  package func wanted(workingDaysAfter count: Int, slot index: Int, hour: Int?) -> Int {
    let before = Int(workingDaysBefore[Int(days[index]) - firstDay])
    guard count < workingDays.count - before else { return starts.count }
    let day = workingDays[before + count]
    let hour = hour ?? Int(hours[index])
    var slot = Int(firstSlots[Int(day) - firstDay])
    while slot < starts.count, days[slot] == day, Int(hours[slot]) < hour { slot += 1 }
    return max(slot, index + 1)
  }

  private mutating func indexDays(_ window: Window, through last: Day) {
    guard let first = days.min(), let latest = days.max() else { return }
    firstDay = Int(first)
    var slot = 0
    let isWorking = WorkingDays(window)
    for number in firstDay...max(Int(latest), last.number) {
      while slot < days.count, Int(days[slot]) < number { slot += 1 }
      firstSlots.append(Int32(slot))
      workingDaysBefore.append(Int32(workingDays.count))
      if isWorking.contains(Int64(number)) { workingDays.append(Int32(number)) }
    }
  }
}
