/// A copy of the database that may have gone on sending while this one was held.
package struct OtherCopy: Hashable, Sendable {
  /// When the two were the same.
  package var since: Instant
  package var now: Instant

  package init(since: Instant, now: Instant) {
    self.since = since
    self.now = now
  }

  /// The emails without a moment that it may have sent by now: there the task may be done, or the contact
  /// resumed. Its settings may have been any, but for the sender's zone: no window and no quota counts. What
  /// holds whatever they are is that a contact who is resumed, and a step behind a task, goes in a slot that
  /// begins later, and a step `after` days behind another at least so many days of the calendar later.
  /// - Parameters:
  ///   - steps: of the enrollment's sequence.
  ///   - zone: the sender's.
  package func mayHaveSent(
    _ enrollment: OpenEnrollment, steps: [Step], zone: Zone
  ) -> [SendingPlace] {
    var earliest = since
    // The days of the first one may have been over before the two parted, unless a task stood before it: it
    // counts from when that was done.
    var counts = false
    return enrollment.sendings.compactMap { sending in
      guard !sending.state.isOutcome else { return nil }
      guard sending.isEmail else {
        counts = true
        return nil
      }
      if let at = sending.at {
        earliest = max(earliest, at)
        counts = true
        return nil
      }
      earliest = nextSlot(
        from: earliest, days: counts ? steps[sending.step - 1].after : 0, zone)
      counts = true
      guard earliest <= now else { return nil }
      return SendingPlace(enrollment: enrollment.id, step: sending.step)
    }
  }

  /// When the first slot begins in which an email may go that has waited until `moment`.
  private func nextSlot(from moment: Instant, days: Int, _ zone: Zone) -> Instant {
    guard days == 0 else {
      // Where midnight is skipped the day begins an hour later.
      let day = zone.localDay(of: moment).adding(days: days)
      return zone.instants(of: day, hour: 0, minute: 0).first
        ?? moment + Int64(days - 1) * Milliseconds.day
    }
    let hour = zone.clockHourStart(containing: moment)
    return hour == moment ? moment : zone.clockHourStart(containing: hour + Milliseconds.hour)
  }
}
