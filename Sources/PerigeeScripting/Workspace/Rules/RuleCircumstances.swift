import LuaBridge
import PerigeeCore

/// What a rule may depend on besides its contact: the `ctx` of `rule(contact, ctx)`. All of it is part
/// of a plan's inputs, so that the same inputs give the same plan (rule 26).
///
/// One is shared by all states in which rules of a session run.
final class RuleCircumstances {
  static let names = [
    "now", "today", "hour", "weekday", "time_zone", "seed", "index", "senders",
  ]

  private(set) var now = Instant(milliseconds: 0)
  private(set) var zone: Zone?
  private(set) var seed: UInt64 = 1
  /// Of the whole team, those too who send nothing now.
  private(set) var senders: [EmailAddress] = []
  /// Live enrollments by sender.
  private(set) var active: [EmailAddress: Int] = [:]
  /// Counts the changes.
  private(set) var version = 0

  /// Must be called before rules are asked about a new plan.
  /// - Parameter zone: nil for the team's.
  func set(
    now: Instant, team: Team, zone: Zone? = nil, seed: UInt64 = 1,
    active: [EmailAddress: Int] = [:]
  ) {
    self.now = now
    self.zone = zone ?? team.zone
    self.seed = seed
    self.senders = team.senders.map(\.email)
    self.active = active
    version += 1
  }

  /// As Lua sees them, but for the list of senders; times are those of the team's zone.
  var fields: [(String, LuaValue)] {
    guard let zone else { return [] }
    let local = now.rfc3339(in: zone)
    let day = Day(iso: String(local.prefix(10)))!
    return [
      ("now", .string(local)), ("today", .string(day.description)),
      ("hour", .integer(Int64(local.dropFirst(11).prefix(2))!)),
      ("weekday", .string(day.weekday.abbreviation)),
      ("time_zone", .string(zone.name)), ("seed", .integer(Int64(truncatingIfNeeded: seed))),
      ("index", .integer(1)),
    ]
  }
}
