extension Sender {
  /// The first moment that rule 8 allows to a step whose previous one went, or is to go, at `previous`.
  ///
  /// It asks no calendar of open slots: `previous` may lie in the past, or where the sender does not work
  /// any more, and the moment need not be open either.
  /// - Returns: nil where the day lies after `horizon`.
  package func wanted(_ step: Step, after previous: Instant, horizon: Instant) -> Instant? {
    let local = zone.local(previous)
    let last = zone.localDay(of: horizon)
    var day = local.day
    var left = step.after
    while left > 0 {
      day = day.adding(days: 1)
      guard day <= last else { return nil }
      if window.isWorking(day) { left -= 1 }
    }
    let hour = zone.firstTime(
      atOrAfterLocal: Zone.localSeconds(day, hour: step.hour ?? local.hour, minute: 0))
    // "n = 0 is allowed only for a strictly later slot".
    let next = zone.clockHourStart(containing: previous) + Milliseconds.hour
    return max(Instant(seconds: hour.seconds), next)
  }
}
