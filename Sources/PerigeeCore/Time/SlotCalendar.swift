/// The open slots of a sender between two moments, in order of time (rules 19 and 20).
///
/// "A slot is one clock hour of the sender's time zone, named by its start." An hour that daylight
/// saving skips is no slot, one that it repeats is two, and a clock hour that does not last sixty
/// minutes, as where a clock is set by half an hour, is none: quotas count whole hours.
package struct SlotCalendar: Sendable {
  package private(set) var starts: [Instant] = []
  /// Of each slot: its local day's number.
  private var days: [Int32] = []
  /// Of each slot: its local hour.
  private var hours: [UInt8] = []
  private let window: Window
  /// Numbers of the working days from the first slot's on, ascending.
  private var workingDays: [Int32] = []
  /// Of each working day: the first slot on or after it.
  private var firstSlots: [Int32] = []

  /// - Parameters:
  ///   - from: "At 10:40, start now means the 11:00 slot; at exactly 10:00:00.000 the 10:00 slot."
  ///   - through: slots that begin after it are left out.
  package init(zone: Zone, window: Window, from: Instant, through: Instant) {
    self.window = window
    guard from <= through else { return }
    var day = zone.localDay(of: from)
    let last = zone.localDay(of: through)
    while day <= last {
      if window.isWorking(day) {
        workingDays.append(Int32(day.number))
        firstSlots.append(Int32(starts.count))
        appendSlots(of: day, zone, from, through)
      }
      day = day.adding(days: 1)
    }
  }

  private mutating func appendSlots(
    of day: Day, _ zone: Zone, _ from: Instant, _ through: Instant
  ) {
    let midnight = Int64(day.number) * Milliseconds.day
    // The offsets a day before and a day after enclose every change that touches this day.
    let before = zone.offset(at: Instant(milliseconds: midnight - Milliseconds.day))
    let after = zone.offset(at: Instant(milliseconds: midnight + 2 * Milliseconds.day))
    for hour in window.hours {
      if before == after, before == zone.offset(at: Instant(milliseconds: midnight)) {
        let local = midnight + Int64(hour) * Milliseconds.hour
        append(Instant(milliseconds: local - Int64(before) * 1_000), day, hour, from, through)
      } else {
        for start in zone.instants(of: day, hour: hour) {
          let end = start + Milliseconds.hour
          // Sixty minutes on, the clock must show the next full hour or be set to one.
          guard zone.offset(at: end - 1) == zone.offset(at: start) else { continue }
          append(start, day, hour, from, through)
        }
      }
    }
  }

  private mutating func append(
    _ start: Instant, _ day: Day, _ hour: Int, _ from: Instant, _ through: Instant
  ) {
    guard start >= from, start <= through else { return }
    starts.append(start)
    days.append(Int32(day.number))
    hours.append(UInt8(hour))
  }

  /// The slot that a step wants, planned behind slot `index`: "n working days after the day its
  /// previous step was actually planned" (rule 8), at `hour` or the hour of slot `index`, and "if
  /// the wanted slot is full or closed, the next open one; never an earlier one" (rule 9).
  ///
  /// For n = 0 the slot is strictly later than `index`. `starts.count` where the calendar ends
  /// before it.
  package func wanted(workingDaysAfter n: Int, slot index: Int, hour: Int?) -> Int {
    let hour = hour ?? Int(hours[index])
    let today = position(ofDay: days[index])
    let wanted = today + n
    guard wanted < workingDays.count else { return starts.count }
    var slot = Int(firstSlots[wanted])
    while slot < starts.count, days[slot] == workingDays[wanted], Int(hours[slot]) < hour {
      slot += 1
    }
    return max(slot, index + 1)
  }

  /// The position of a working day, by halving; a slot's day always is one.
  private func position(ofDay day: Int32) -> Int {
    var low = 0
    var high = workingDays.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if workingDays[middle] <= day { low = middle } else { high = middle }
    }
    return low
  }
}
