/// A time zone, read from the system's tzdata.
///
/// Foundation carries time zones of its own that no update of the system reaches, and takes another
/// instant than the C library in the repeated hour; so this is the one code path for local time.
package struct Zone: Sendable {
  /// As tzdata spells it: "Europe/Paris".
  package let name: String
  private let rules: Rules

  /// The rules are shared by all copies, being a few kilobytes; a class of constants is Sendable.
  private final class Rules: Sendable {
    let file: TZif
    init(_ file: TZif) { self.file = file }
  }

  /// - Parameter tzif: the contents of the zone's file.
  /// - Throws: `ZoneError`; a damaged file never traps.
  package init(name: String, tzif: [UInt8]) throws(ZoneError) {
    self.name = name
    self.rules = Rules(try TZif(tzif))
  }

  private init(name: String, rules: Rules) {
    self.name = name
    self.rules = rules
  }

  package static let utc = Zone(
    name: "UTC", rules: Rules(TZif(constantOffset: 0)))

  /// Seconds east of UTC at `instant`.
  package func offset(at instant: Instant) -> Int {
    Int(rules.file.offset(atSecond: instant.milliseconds.floorDivided(by: 1_000)))
  }

  /// What a clock on the wall shows at `instant`.
  package func local(_ instant: Instant) -> LocalTime {
    let local = instant.milliseconds + Int64(offset(at: instant)) * 1_000
    let day = local.floorDivided(by: Milliseconds.day)
    return LocalTime(day: Day(number: Int(day)), milliseconds: Int(local - day * Milliseconds.day))
  }

  package func localDay(of instant: Instant) -> Day { local(instant).day }

  /// The instants at which the clock shows this time: none in a skipped hour, two in a repeated one,
  /// else one.
  package func instants(of day: Day, hour: Int, minute: Int = 0) -> [Instant] {
    let local =
      Int64(day.number) * Milliseconds.day + Int64(hour) * Milliseconds.hour
      + Int64(minute) * Milliseconds.minute
    // No zone is a day and more from UTC, so the offsets of the days around are all there are.
    let around = [-Milliseconds.day, 0, Milliseconds.day].map {
      offset(at: Instant(milliseconds: local + $0))
    }
    let candidates = Set(around).map { Instant(milliseconds: local - Int64($0) * 1_000) }
    return candidates.filter { instant in
      instant.milliseconds + Int64(offset(at: instant)) * 1_000 == local
    }.sorted()
  }

  /// The start of the clock hour that `instant` lies in: the last moment at or before it at which
  /// the clock showed a full hour, or was set to within that hour.
  package func clockHourStart(containing instant: Instant) -> Instant {
    let local = local(instant)
    let start = instant - Int64(local.milliseconds) % Milliseconds.hour
    // Within the hour the clock may have been changed; then the hour begins at the change.
    guard offset(at: start) != offset(at: instant) else { return start }
    let full = instants(of: local.day, hour: local.hour)
    return full.last { $0 <= instant && $0 + Milliseconds.hour > instant } ?? start
  }
}

extension Zone: Hashable {
  package static func == (left: Self, right: Self) -> Bool {
    left.name == right.name && (left.rules === right.rules || left.rules.file == right.rules.file)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }
}

/// A date and a time of day on a wall.
package struct LocalTime: Hashable, Sendable {
  package var day: Day
  /// Since midnight of that wall.
  package var milliseconds: Int

  package var hour: Int { milliseconds / 3_600_000 }
  package var minute: Int { milliseconds / 60_000 % 60 }
  package var second: Int { milliseconds / 1_000 % 60 }
  package var millisecond: Int { milliseconds % 1_000 }
}
