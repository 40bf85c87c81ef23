/// What several mailboxes have on the same days.
package struct MailboxCalendars: Hashable, Sendable {
  package var days: ClosedRange<Day>
  /// In the order of the team, those who left it behind.
  package var mailboxes: [MailboxCalendar]
  /// The last of them where there are more behind it.
  package var more: EmailAddress?

  package init(days: ClosedRange<Day>, mailboxes: [MailboxCalendar]) {
    self.days = days
    self.mailboxes = mailboxes
  }
}

extension MailboxCalendars {
  /// The mailboxes that have emails, up to the last day of any, and the senders whose mailboxes have none.
  package var used: (calendars: MailboxCalendars, idle: [EmailAddress]) {
    let used = mailboxes.filter { $0.days.contains { $0.used > 0 } }
    let last = used.compactMap { $0.days.last { $0.used > 0 }?.day }.max()
    var copy = self
    copy.days = days.lowerBound...(last ?? days.upperBound)
    copy.mailboxes = used.map { mailbox in
      var mailbox = mailbox
      mailbox.days.removeAll { !copy.days.contains($0.day) }
      return mailbox
    }
    return (copy, mailboxes.filter { !$0.days.contains { $0.used > 0 } }.map(\.sender))
  }

  /// `{"from", "to", "senders": [{"email", "time_zone", "days": [{"day", "sent", "committed", "unknown",
  /// "capacity", "closed"}]}]}`; no limit, and no closing, are null.
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("from", days.lowerBound.description)
      try json.member("to", days.upperBound.description)
      json.key("senders")
      try json.array { json in
        for mailbox in mailboxes { try mailbox.write(to: &json) }
      }
      if let more { try json.member("after", more.text) }
    }
  }
}

extension MailboxCalendar {
  fileprivate func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("email", sender.text)
      try json.member("time_zone", zone.name)
      json.key("days")
      try json.array { json in
        for entry in days {
          try json.object { json in
            try json.member("day", entry.day.description)
            try json.member("sent", entry.sent)
            try json.member("committed", entry.committed)
            try json.member("unknown", entry.unknown)
            try json.member("capacity", entry.capacity)
            try json.member("closed", entry.closing?.rawValue)
          }
        }
      }
    }
  }
}
