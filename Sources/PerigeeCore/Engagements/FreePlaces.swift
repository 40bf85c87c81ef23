/// How many more emails a mailbox can take, by the days of its zone: what a plan that is made now would find.
///
/// Slots are filled one after the other, each as far as the quotas of any rolling hour and day leave it
/// (rule 21), beside all that is committed.
package struct FreePlaces: Sendable {
  /// Days without a free place are left out; nil where nothing limits the mailbox.
  package private(set) var byDay: [Day: Int]?

  /// - Parameters:
  ///   - sender: as it is today; a disabled one has no place.
  ///   - load: when its other emails go, ascending, from `Quota.reach` before `now` on.
  ///   - last: the last day.
  package init(of sender: Sender, load: [Instant], from now: Instant, through last: Day) {
    byDay = [:]
    guard sender.isEnabled else { return }
    guard sender.quota.perHour != nil || sender.quota.mostPerDay != nil else {
      byDay = nil
      return
    }
    let end = sender.zone.start(of: last.adding(days: 1))
    let calendar = SlotCalendar(
      zone: sender.zone, window: sender.window, from: now, through: end - 1)
    var timeline = Timeline(slots: calendar.starts, sender: sender, load: MomentRuns(load))
    for (slot, start) in calendar.starts.enumerated() {
      let moments = start..<start + Milliseconds.hour
      let room = timeline.room(slot: slot, in: moments)
      guard room > 0 else { continue }
      timeline.take(room, slot: slot, in: moments) { _, _ in }
      byDay?[Day(number: Int(calendar.days[slot])), default: 0] += room
    }
  }
}
