import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// What differs from a test's context: the `ctx` that it gives to `test.holds` and its like.
struct TestContext {
  private static let keys = ["now", "today", "hour", "time_zone", "seed"]

  private var seed: UInt64 = 1
  private var now: String?
  private var today: String?
  private var hour: Int?
  private var zoneName: String?

  /// - Throws: `ScriptMisuse` with everything that is wrong with it.
  init(_ value: LuaValue, function: String) throws {
    if case .nil = value { return }
    guard case .table(let table) = value else {
      throw ScriptMisuse(
        "test.\(function)", [.wrong(subject: "ctx", expected: "a table", found: value.shown)])
    }
    var faults: [ScriptMisuse.Fault] = []
    for (key, value) in try table.pairs() {
      switch (key.plainText, value) {
      case ("now", .string(let text)): now = text
      case ("today", .string(let text)): today = text
      case ("time_zone", .string(let text)): zoneName = text
      case ("hour", .integer(let number)) where (0...23).contains(number): hour = Int(number)
      case ("seed", .integer(let number)): seed = UInt64(bitPattern: number)
      case (let name, _):
        faults.append(Self.fault(name, value))
      }
    }
    guard faults.isEmpty else { throw ScriptMisuse("test.\(function)", faults) }
  }

  private static func fault(_ name: String, _ value: LuaValue) -> ScriptMisuse.Fault {
    guard keys.contains(name) else {
      return .unknownKey(
        "ctx.\(name)", suggestion: Suggestion.nearest(to: name, among: keys), keys: keys)
    }
    let expected =
      switch name {
      case "hour": "a whole number from 0 to 23"
      case "seed": "a whole number"
      default: "a string"
      }
    return .wrong(subject: "ctx.\(name)", expected: expected, found: value.shown)
  }

  /// `usual` with what differs; 09:00 of a day that is named alone.
  func context(_ usual: RuleContext) throws -> RuleContext {
    var context = usual
    context.seed = seed
    if let zoneName { context.zone = try ZoneDirectory.system.zone(named: zoneName) }
    context.now = try moment(after: usual.now, in: context.zone)
    return context
  }

  private func moment(after now: Instant, in zone: Zone) throws -> Instant {
    if let text = self.now { return try Session.instant(text, zone, of: "now") }
    guard today != nil || hour != nil else { return now }
    let day = today ?? String(now.rfc3339(in: zone).prefix(10))
    let hour = hour ?? 9
    return try Session.instant("\(day) \(hour < 10 ? "0" : "")\(hour):00", zone, of: "today")
  }
}
