extension SenderOverview {
  /// Without its cells, for `cells`.
  package static let header = [
    "sender", "state", "per_hour", "per_day", "time_zone", "today", "used_today", "capacity_today",
    "free_today", "week", "used_week", "capacity_week", "free_week", "contacts",
  ]

  /// A line of CSV; what has no limit is blank.
  package var cells: [String] {
    let quota = sender?.quota(at: now)
    func text(_ number: Int?) -> String { number.map { "\($0)" } ?? "" }
    return [
      email.text, state.rawValue, text(quota?.perHour), text(quota?.perDay), zone.name,
      today.days.lowerBound.description, text(today.used), text(today.capacity), text(today.free),
      week.days.lowerBound.description, text(week.used), text(week.capacity), text(week.free),
      text(contacts),
    ]
  }

  /// Today's quota as people say it.
  package var quotaWords: String { sender?.quota(at: now).words ?? "–" }

  /// Why it does not send as it might; nil where it does.
  package var remark: String? {
    switch state {
    case .sends: nil
    case .warmingUp: sender?.quota.warmUp?.words
    case .halted:
      halt.map {
        "halted since \($0.at.words(in: zone)): \($0.why); when that is mended: "
          + "perigee dispatch --resume \(email)"
      }
    case .disabled:
      contacts == 0
        ? "disabled" : "disabled; \(counted(contacts, "contact")) wait: perigee reassign"
    case .gone: "no sender any more; \(counted(contacts, "contact")) wait: perigee reassign"
    }
  }
}

extension SenderOverview.Stretch {
  /// "38/50", "closed": as the calendar says it, without how much of it went.
  package var shortWords: String {
    MailboxCalendar.Entry(
      day: days.lowerBound, committed: sent + committed, unknown: unknown, capacity: capacity,
      closing: closing
    ).words
  }

  /// "12", "no limit"
  package var freeWords: String { free.map(grouped) ?? "no limit" }
}

extension [SenderOverview] {
  /// A line each, then what is to be known of some; for people.
  package func text(_ style: TextStyle = .plain) -> String {
    var table = TextTable([
      ("sender", .left), ("quota", .left), ("today", .right), ("free", .right),
      ("this week", .right), ("free", .right), ("contacts", .right), ("time zone", .left),
    ])
    for row in self {
      table.add([
        row.email.text, row.quotaWords, row.today.shortWords, row.today.freeWords,
        row.week.shortWords, row.week.freeWords, grouped(row.contacts), row.zone.name,
      ])
    }
    let remarks = compactMap { row in row.remark.map { "\(row.email): \($0)\n" } }
    return table.text(style) + remarks.joined()
      + "used/capacity of the sender's day and week, today without its past hours; free is what a plan "
      + "made now finds room for\n"
  }

  /// An array of `{"sender", "name", "role", "state", "why", "time_zone", "quota", "today", "week",
  /// "contacts"}`; no limit is null.
  package func write(to json: inout JSONWriter) throws {
    try json.array { json in
      for row in self { try row.write(to: &json) }
    }
  }
}

extension SenderOverview {
  fileprivate func write(to json: inout JSONWriter) throws {
    let quota = sender?.quota(at: now)
    try json.object { json in
      try json.member("sender", email.text)
      try json.member("name", sender?.name)
      try json.member("role", sender?.role.rawValue)
      try json.member("state", state.rawValue)
      try json.member("why", halt?.why)
      try json.member("time_zone", zone.name)
      json.key("quota")
      try json.object { json in
        try json.member("per_hour", quota?.perHour)
        try json.member("per_day", quota?.perDay)
      }
      json.key("today")
      try today.write(to: &json)
      json.key("week")
      try week.write(to: &json)
      try json.member("contacts", contacts)
    }
  }
}

extension SenderOverview.Stretch {
  fileprivate func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("from", days.lowerBound.description)
      try json.member("to", days.upperBound.description)
      try json.member("used", used)
      try json.member("sent", sent)
      try json.member("committed", committed)
      try json.member("unknown", unknown)
      try json.member("capacity", capacity)
      try json.member("free", free)
      try json.member("closed", closing?.rawValue)
    }
  }
}
