extension Instant {
  /// The same local time `months` calendar months later, on the last day of that month where it is
  /// shorter: 31 August + 6 months is 28 or 29 February (rule 25).
  ///
  /// Where daylight saving skips that time, the first moment after the gap; where it repeats it,
  /// the first of the two. Zero months are this instant itself.
  package func adding(months: Int, in zone: Zone) -> Instant {
    guard months != 0 else { return self }
    let shown = zone.local(self)
    let local = Zone.localSeconds(
      shown.day.adding(months: months), hour: shown.hour, minute: shown.minute,
      second: shown.second)
    let found = zone.firstTime(atOrAfterLocal: local)
    let millisecond = found.isSkipped ? 0 : Int64(shown.millisecond)
    return Instant(seconds: found.seconds) + millisecond
  }
}
