import PerigeeCore
import TestSupport

/// Settings as somebody could have made them, drawn.
struct SimulatedTeam {
  static let boss = EmailAddress(normalised: "boss@acme.example")
  private static let zones = [
    "Europe/Paris", "America/New_York", "Asia/Kolkata", "Pacific/Auckland",
  ]

  private(set) var senders: [Sender]

  init(using random: inout SplitMix64) throws {
    senders = []
    for name in ["ann", "bob", "cy"].prefix(Int.random(in: 1...3, using: &random)) {
      let zone = Self.zones.randomElement(using: &random) ?? "UTC"
      senders.append(
        Sender(
          email: EmailAddress(normalised: "\(name)@acme.example"), name: name,
          zone: try SystemZones.zone(zone)))
    }
    change(using: &random)
  }

  /// Other quotas, hours, days; a zone stays, since the delays of steps are counted in its days.
  mutating func change(using random: inout SplitMix64) {
    for index in senders.indices {
      let start = Int.random(in: 6...14, using: &random)
      senders[index].window = Window(
        days: Set(Weekday.allCases.filter { $0.rawValue < Int.random(in: 4...7, using: &random) }),
        hours: start..<start + Int.random(in: 2...9, using: &random))
      let perDay = [3, 5, 8, 40].randomElement(using: &random)
      senders[index].quota = Quota(
        perHour: [1, 2, 3, 12, nil].randomElement(using: &random) ?? nil, perDay: perDay,
        warmUp: nil)
    }
  }

  var team: Team {
    let boss = Sender(
      email: Self.boss, name: "Boss", role: .manager, zone: .utc, isEnabled: false)
    return Team(zone: .utc, senders: [boss] + senders, defaultUser: Self.boss)
  }
}
