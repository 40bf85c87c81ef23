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
  /// resumed. The delays of steps are counted from the earliest that each could have gone.
  /// - Parameter steps: of the enrollment's sequence.
  package func mayHaveSent(_ enrollment: OpenEnrollment, steps: [Step]) -> [SendingPlace] {
    var earliest = since
    // The first one's delay may have been over before the two parted.
    var isFirst = true
    return enrollment.sendings.compactMap { sending in
      guard !sending.state.isOutcome else { return nil }
      defer { isFirst = false }
      if let at = sending.at, sending.isEmail {
        earliest = max(earliest, at)
        return nil
      }
      // From late on one day to early on another is less than days of 24 hours.
      let days = max(0, steps[sending.step - 1].after - 1)
      if sending.at == nil, !isFirst { earliest = earliest + Int64(days) * Milliseconds.day }
      guard sending.isEmail, earliest <= now else { return nil }
      return SendingPlace(enrollment: enrollment.id, step: sending.step)
    }
  }
}
