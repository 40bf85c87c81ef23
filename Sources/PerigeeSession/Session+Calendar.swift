package import PerigeeCore

extension Session {
  /// What was sent and what is committed, by sender and day, beside what today's settings allow. A moment
  /// counts on its day in the zone of its sender: of today, or the team's where it is no sender any more. Of
  /// the present day counts what may still go.
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
      // One more than is shown tells whether there are more.
      let behind = try SenderPage(after: order.page.after).places(in: addresses)
      let limit = order.page.limit.map { max(0, $0) } ?? .max
      var shown: [MailboxCalendar] = []
      for address in addresses[behind] where shown.count <= limit {
        let mailbox = try calendar(of: address, days, at: order.now ?? now, reader)
        let isShown =
          address == order.sender || team.sender(address)?.isEnabled == true
          || mailbox.days.contains { $0.used > 0 }
        if isShown { shown.append(mailbox) }
      }
      var calendars = MailboxCalendars(days: days, mailboxes: Array(shown.prefix(limit)))
      if shown.count > limit { calendars.more = calendars.mailboxes.last?.sender }
      return calendars
    }
  }

  /// What the mailboxes of `calendars` have planned behind its days.
  package func emails(behind calendars: MailboxCalendars) throws -> LaterEmails {
    let ends = calendars.mailboxes.map { mailbox in
      (mailbox.sender, mailbox.zone.start(of: calendars.days.upperBound.adding(days: 1)))
    }
    guard let first = ends.map(\.1).min() else { return LaterEmails() }
    let load = try store.read { try $0.loadRuns(from: first) }
    return ends.reduce(into: LaterEmails()) { later, mailbox in
      let (sender, end) = mailbox
      let runs = (load[sender]?.runs ?? []).compactMap { $0.from(end.milliseconds) }
      later.count += runs.reduce(0) { $0 + $1.count }
      guard let last = runs.map(\.last).max().map(Instant.init(milliseconds:)),
        last > later.last ?? .init(milliseconds: .min)
      else { return }
      (later.last, later.sender) = (last, sender)
    }
  }

  /// The days of one mailbox, whoever has it; `now` says what is left of its day.
  func calendar(
    of address: EmailAddress, _ days: ClosedRange<Day>, at now: Instant, _ reader: any StoreReader
  ) throws -> MailboxCalendar {
    let sender = team.sender(address)
    let zone = sender?.zone ?? team.zone
    let use = try reader.use(
      of: address, from: zone.start(of: days.lowerBound),
      before: zone.start(of: days.upperBound.adding(days: 1)))
    let today = zone.localDay(of: now)
    var near = MailboxUse()
    if days.contains(today), sender?.isEnabled == true {
      near = try reader.use(
        of: address, from: now - Quota.reach,
        before: zone.start(of: today.adding(days: 1)) + Quota.reach)
    }
    return MailboxCalendar(
      address, as: sender, zone: zone, days: days, use: use, at: now, beside: near.all)
  }
}
