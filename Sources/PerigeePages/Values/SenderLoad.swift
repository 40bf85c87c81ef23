package import PerigeeCore

/// What one mailbox has, email by email, in three kinds that a page tells apart.
package struct SenderLoad {
  /// Day by day, with what may go; of the days that are meant.
  package var calendar: MailboxCalendar
  /// As it is today; nil for one that is in the team no more.
  package var sender: Sender?
  /// By kind, in the order of the page's names for them; each on a day of the calendar.
  package var moments: [[Instant]]

  package init(calendar: MailboxCalendar, sender: Sender?, moments: [[Instant]]) {
    self.calendar = calendar
    self.sender = sender
    self.moments = moments
  }

  /// Days that have all that they may have.
  var fullDays: Int { calendar.days.count { $0.isFull } }

  /// Emails of all kinds.
  var count: Int { moments.reduce(0) { $0 + $1.count } }

  /// Emails by kind and day, by the days' numbers.
  func counts() -> [[Int: Int]] {
    moments.map { times in
      times.reduce(into: [:]) { $0[calendar.zone.localDay(of: $1).number, default: 0] += 1 }
    }
  }
}

extension SenderLoad {
  /// What a mailbox has beside a plan, of it later steps, and of it first emails.
  /// - Parameters:
  ///   - days: those of `moments`, and those between.
  ///   - start: in whose day only what is left of it counts; nil to count every day whole.
  ///   - load: all that the mailbox has, ascending, from `Quota.reach` before `start` on.
  package init(
    _ address: EmailAddress, as sender: Sender?, zone: Zone, days: ClosedRange<Day>,
    moments: [[Instant]], from start: Instant? = nil, beside load: [Instant] = []
  ) {
    var use = MailboxUse()
    use.committed = moments.flatMap(\.self)
    self.init(
      calendar: MailboxCalendar(
        address, as: sender, zone: zone, days: days, use: use, at: start, beside: load),
      sender: sender, moments: moments)
  }
}
