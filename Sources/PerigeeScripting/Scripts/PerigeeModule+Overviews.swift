import LuaBridge
import PerigeeCore
import PerigeeSession

// How mailboxes and sequences stand.
extension PerigeeModule {
  static func senders(_ call: ScriptCall) throws -> [LuaValue] {
    let overviews = try call.session.senderOverviews()
    // Who left the team is no sender of it.
    return [try call.host.records(overviews.filter { $0.sender != nil }.map(call.host.record))]
  }

  static func sequences(_ call: ScriptCall) throws -> [LuaValue] {
    [try call.host.records(call.session.sequenceOverviews().map(call.host.record))]
  }
}

extension ScriptHost {
  fileprivate func record(_ overview: SenderOverview) throws -> LuaValue {
    guard let sender = overview.sender else { return .nil }
    let quota = sender.quota(at: session.now)
    return try record(
      "perigee.Sender",
      [
        ("email", .string(sender.email.text)), ("name", .string(sender.name)),
        ("role", .string(sender.role.rawValue)), ("time_zone", .string(sender.zone.name)),
        ("enabled", .boolean(sender.isEnabled)), ("active", LuaValue(overview.contacts)),
        ("state", .string(overview.state.rawValue)), ("why", LuaValue(overview.halt?.why)),
        (
          "quota",
          try record(
            "perigee.SenderQuota",
            [("per_hour", LuaValue(quota.perHour)), ("per_day", LuaValue(quota.perDay))])
        ),
        ("today", try record(overview.today)), ("week", try record(overview.week)),
      ])
  }

  private func record(_ stretch: SenderOverview.Stretch) throws -> LuaValue {
    try record(
      "perigee.SenderUse",
      [
        ("from", .string(stretch.days.lowerBound.description)),
        ("to", .string(stretch.days.upperBound.description)),
        ("used", LuaValue(stretch.used)), ("sent", LuaValue(stretch.sent)),
        ("committed", LuaValue(stretch.committed)), ("unknown", LuaValue(stretch.unknown)),
        ("capacity", LuaValue(stretch.capacity)), ("free", LuaValue(stretch.free)),
        ("closed", LuaValue(stretch.closing?.rawValue)),
      ])
  }

  fileprivate func record(_ overview: SequenceOverview) throws -> LuaValue {
    try record(
      "perigee.SequenceSummary",
      [
        ("name", .string(overview.name)), ("steps", LuaValue(overview.sequence?.steps.count)),
        ("tasks", LuaValue(overview.sequence?.tasks)), ("contacts", LuaValue(overview.contacts)),
        ("planned", LuaValue(overview.count(.planned))), ("sent", LuaValue(overview.count(.sent))),
        ("file", LuaValue(overview.sequence?.source?.path)),
      ])
  }
}

extension LuaValue {
  fileprivate init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .nil }
}
