package import PerigeeCore

extension Sender {
  /// Whether its window is open (rule 20).
  package func isOpen(at moment: Instant) -> Bool {
    let local = zone.local(moment)
    return window.isWorking(local.day) && window.hours.contains(local.hour)
  }

  /// The start of the next open slot; nil where none opens within a month.
  func nextOpening(after moment: Instant) -> Instant? {
    SlotCalendar(
      zone: zone, window: window, from: moment, through: moment + 31 * Milliseconds.day
    ).starts.first
  }
}
