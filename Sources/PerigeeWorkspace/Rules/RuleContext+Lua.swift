import LuaBridge
import PerigeeCore

extension RuleContext {
  /// What `ctx` has.
  private static let names = [
    "now", "today", "hour", "weekday", "time_zone", "seed", "index", "senders",
  ]

  /// `ctx` as Lua sees it; times are those of the zone. A name that it has not is an error with a
  /// suggestion.
  func table(in state: LuaState) throws(LuaError) -> LuaTable {
    let table = try state.makeTable()
    for (name, value) in fields { try table.set(name, value) }
    let list = try state.makeTable()
    for (index, sender) in senders.enumerated() { try list.set(index + 1, .string(sender.text)) }
    try table.set("senders", .table(try list.frozen("the list of senders")))
    let type = try state.makeTable()
    try type.set("__index", .function(state.function("ctx", Self.missing)))
    table.setMetatable(type)
    return table
  }

  private var fields: [(String, LuaValue)] {
    let local = zone.local(now)
    return [
      ("now", .string(now.rfc3339(in: zone))), ("today", .string(local.day.description)),
      ("hour", .integer(Int64(local.hour))), ("weekday", .string(local.day.weekday.abbreviation)),
      ("time_zone", .string(zone.name)), ("seed", .integer(Int64(truncatingIfNeeded: seed))),
      ("index", .integer(1)),
    ]
  }

  private static func missing(_ call: LuaCall) throws(LuaError) -> [LuaValue] {
    guard case .string(let name)? = call.arguments.last else { return [.nil] }
    throw LuaError(
      .runtime,
      "ctx has no \(name).\(didYouMean(Suggestion.nearest(to: name, among: names))) "
        + "It has: \(enumerated(names))")
  }
}
