import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

extension PerigeeModule {
  /// What people do by hand, and when mailboxes send.
  static var taskFunctions: [String: Body] {
    [
      "perigee.tasks": tasks, "perigee.calendar": calendar,
      "task:done": { call in try settle(call, isDone: true) },
      "task:skip": { call in try settle(call, isDone: false) },
    ]
  }

  private static func tasks(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options()
    let list = try call.session.tasks(
      TaskQuery(
        sender: options.string("sender").map(Session.address),
        sequence: options.string("sequence"), limit: try call.limit(options)))
    return [try call.host.list(list.tasks.map { try call.host.make(task: $0) })]
  }

  private static func settle(_ call: ScriptCall, isDone: Bool) throws -> [LuaValue] {
    let task = call.payload(ListedTask.self).task
    let settlement = try call.session.settleTask(
      of: task.contact, step: task.step, isDone: isDone, sequence: task.sequence)
    return [try call.host.make(settlement: settlement)]
  }

  private static func calendar(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options()
    let days = try ["from", "to"].map { key in
      try options.string(key).map { text in
        guard let day = Day(iso: text) else {
          throw call.misuse(
            .wrong(
              subject: key, expected: "a day such as \"2026-11-24\"", found: "\"\(text)\""))
        }
        return day
      }
    }
    let order = CalendarOrder(
      sender: try options.string("sender").map(Session.address), from: days[0], to: days[1],
      page: SenderPage(
        after: try options.string("after").map(Session.address), limit: try call.limit(options)))
    return [try call.host.make(calendar: call.session.calendar(order))]
  }
}

extension ScriptHost {
  fileprivate func make(task listed: ListedTask) throws -> LuaValue {
    let task = listed.task
    return try make(
      ScriptValue(
        "perigee.Task", payload: listed, size: 1_024 + listed.text.utf8.count,
        text: {
          "\(listed.urgency.rawValue) \(task.at.zonedWords(in: listed.zone)): step \(task.step) of "
            + "\(task.sequence) for \(task.contact): \(listed.text.onOneLine)"
        },
        members: [
          ("contact", { .string(task.contact.text) }), ("sequence", { .string(task.sequence) }),
          ("step", { LuaValue(task.step) }), ("sender", { .string(task.sender.text) }),
          ("at", { .string(task.at.rfc3339(in: listed.zone)) }),
          ("state", { .string(listed.urgency.rawValue) }), ("text", { .string(listed.text) }),
        ]))
  }

  fileprivate func make(settlement: TaskSettlement) throws -> LuaValue {
    let zone = settlement.zone
    return try make(
      ScriptValue(
        "perigee.TaskOutcome", text: { settlement.text },
        members: [
          ("outcome", { .string(settlement.outcome.isDone ? "done" : "skipped") }),
          ("state", { .string(settlement.state.rawValue) }),
          (
            "moments",
            { [unowned self] in
              try records(
                settlement.moments.map { move in
                  try record(
                    "perigee.StepMoment",
                    [("step", LuaValue(move.step)), ("at", LuaValue(move.to?.rfc3339(in: zone)))])
                })
            }
          ),
        ]))
  }

  fileprivate func make(calendar: MailboxCalendars) throws -> LuaValue {
    let days = calendar.mailboxes.reduce(0) { $0 + $1.days.count }
    return try make(
      ScriptValue(
        "perigee.MailboxCalendar", size: 512 + 128 * days, length: calendar.mailboxes.count,
        text: { [unowned self] in calendar.text(style, width: style.width ?? 100) },
        members: [
          ("from", { .string(calendar.days.lowerBound.description) }),
          ("to", { .string(calendar.days.upperBound.description) }),
          ("senders", { [unowned self] in try records(calendar.mailboxes.map(record)) }),
        ]))
  }

  private func record(_ mailbox: MailboxCalendar) throws -> LuaValue {
    try record(
      "perigee.MailboxDays",
      [
        ("email", .string(mailbox.sender.text)), ("time_zone", .string(mailbox.zone.name)),
        ("days", try records(mailbox.days.map(record))),
      ])
  }

  private func record(_ entry: MailboxCalendar.Entry) throws -> LuaValue {
    try record(
      "perigee.MailboxDay",
      [
        ("day", .string(entry.day.description)), ("sent", LuaValue(entry.sent)),
        ("committed", LuaValue(entry.committed)), ("unknown", LuaValue(entry.unknown)),
        ("capacity", entry.capacity.map { LuaValue($0) } ?? .nil),
        ("closed", LuaValue(entry.closing?.rawValue)),
      ])
  }
}
