package import PerigeeCore

extension Session {
  /// What was sent and what is committed, by sender and day, beside what today's settings allow. A moment
  /// counts on its day in the zone of its sender: of today, or the team's where it is no sender any more.
  /// - Throws: `UnknownName` for a sender, `SessionError.invalidDays`.
  package func calendar(_ order: CalendarOrder) throws -> MailboxCalendars {
    let days = try order.days(today: team.zone.localDay(of: now))
    return try store.read { reader in
      let gone = try reader.liveEnrollments().keys.filter { team.sender($0) == nil }.sorted()
      if let sender = order.sender, team.sender(sender) == nil, !gone.contains(sender) {
        throw UnknownName(
          kind: .sender, name: sender.text, known: team.senders.map(\.email.text))
      }
      let addresses = order.sender.map { [$0] } ?? team.senders.map(\.email) + gone
      let all = try addresses.map { try calendar(of: $0, days, reader) }
      return MailboxCalendars(
        days: days,
        mailboxes: all.filter { mailbox in
          mailbox.sender == order.sender || team.sender(mailbox.sender)?.isEnabled == true
            || mailbox.days.contains { $0.used > 0 }
        })
    }
  }

  /// The days of one mailbox, whoever has it.
  func calendar(
    of address: EmailAddress, _ days: ClosedRange<Day>, _ reader: any StoreReader
  ) throws -> MailboxCalendar {
    let sender = team.sender(address)
    let zone = sender?.zone ?? team.zone
    let use = try reader.use(
      of: address, from: zone.start(of: days.lowerBound),
      before: zone.start(of: days.upperBound.adding(days: 1)))
    return MailboxCalendar(address, as: sender, zone: zone, days: days, use: use)
  }
}
