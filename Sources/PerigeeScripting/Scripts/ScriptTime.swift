import LuaBridge
import PerigeeCore
import PerigeeWorkspace

/// `os.time` and `os.date` as scripts have them: the moment is the session's and the zone the team's, so
/// that a script does the same on every machine, and with `--now` again.
struct ScriptTime {
  let now: Instant
  let zone: Zone

  /// Seconds from 1970 that a script may name, 3 million years on either side.
  private static let bounds: ClosedRange<Int64> = -100_000_000_000_000...100_000_000_000_000

  /// Of a field of a date, as in Lua.
  private static let fieldBounds = -Int64(Int32.max)...Int64(Int32.max)

  // MARK: os.time

  /// `os.time([table])`; the table's fields become those of the date that it names, as in Lua.
  func time(_ argument: LuaValue) throws(LuaError) -> LuaValue {
    if case .nil = argument { return .integer(Self.seconds(now)) }
    guard case .table(let table) = argument else {
      throw Self.error(1, "time", "table expected, got \(argument.typeName)")
    }
    let year = try Self.field("year", of: table, usual: nil)
    let month = try Self.field("month", of: table, usual: nil)
    let day = try Self.field("day", of: table, usual: nil)
    let hour = try Self.field("hour", of: table, usual: 12)
    let minute = try Self.field("min", of: table, usual: 0)
    let second = try Self.field("sec", of: table, usual: 0)
    var isDaylight: Bool?
    if case .boolean(let value) = try table.get("isdst") { isDaylight = value }
    let months = year * 12 + month - 1
    let first = Day(
      year: months >= 0 ? months / 12 : (months - 11) / 12, month: (months % 12 + 12) % 12 + 1,
      day: 1)
    guard let first else { throw Self.unrepresentable("time") }
    let local =
      Int64(first.number + day - 1) * 86_400 + Int64(hour) * 3_600 + Int64(minute) * 60
      + Int64(second)
    guard Self.bounds.contains(local) else { throw Self.unrepresentable("time") }
    let time = seconds(ofLocal: local, isDaylight)
    for (name, value) in fields(of: time, in: zone) { try table.set(name, value) }
    return .integer(time)
  }

  /// - Parameter usual: what a field that is missing stands for; nil where it must be there.
  private static func field(
    _ name: String, of table: LuaTable, usual: Int?
  ) throws(LuaError) -> Int {
    let value = try table.get(name)
    if case .nil = value {
      guard let usual else {
        throw LuaError(.runtime, "field '\(name)' missing in date table")
      }
      return usual
    }
    guard let number = integer(value) else {
      throw LuaError(.runtime, "field '\(name)' is not an integer")
    }
    guard Self.fieldBounds.contains(number) else {
      throw LuaError(.runtime, "field '\(name)' is out-of-bound")
    }
    return Int(number)
  }

  private static func integer(_ value: LuaValue) -> Int64? {
    switch value {
    case .integer(let number): number
    case .number(let number): Int64(exactly: number)
    case .string(let text): Int64(text) ?? Double(text).flatMap { Int64(exactly: $0) }
    default: nil
    }
  }

  /// Where the clock shows a time twice the first is meant, unless `isDaylight` says otherwise; one that
  /// it skips is as long behind the gap as it is in it.
  private func seconds(ofLocal local: Int64, _ isDaylight: Bool?) -> Int64 {
    let offsets = [local - 86_400, local, local + 86_400].map { offset(at: $0) }
    let found = offsets.map { local - $0 }.filter { $0 + offset(at: $0) == local }.min()
    let time = found ?? local - offsets[0]
    guard let isDaylight, isDaylight != self.isDaylight(at: time) else { return time }
    // The other offset of these months, where there is one.
    let (standard, daylight) = yearOffsets(at: time)
    return local - (isDaylight ? daylight : standard)
  }

  // MARK: os.date

  /// A text, or the fields of a table, which "*t" asks for.
  enum Answer {
    case text(String)
    case fields([(String, LuaValue)])
  }

  /// `os.date([format [, time]])`.
  func date(_ format: LuaValue, _ time: LuaValue) throws(LuaError) -> Answer {
    var text = "%c"
    switch format {
    case .nil: break
    case .string(let given): text = given
    case .integer, .number: text = format.plainText
    default: throw Self.error(1, "date", "string expected, got \(format.typeName)")
    }
    guard text.utf8.count <= 1_024 else {
      throw Self.error(1, "date", "a format has at most 1 KiB")
    }
    var seconds = Self.seconds(now)
    if case .nil = time {
    } else {
      guard let given = Self.integer(time) else {
        let isNumber = if case .number = time { true } else { false }
        throw Self.error(
          2, "date",
          isNumber
            ? "number has no integer representation"
            : "number expected, got \(time.typeName)")
      }
      seconds = given
    }
    guard Self.bounds.contains(seconds) else { throw Self.unrepresentable("date") }
    let isUTC = text.hasPrefix("!")
    let rest = isUTC ? text.dropFirst() : text[...]
    let zone = isUTC ? Zone.utc : self.zone
    if rest.hasPrefix("*t") { return .fields(fields(of: seconds, in: zone)) }
    let shown = ShownDate(
      local: zone.local(Self.instant(seconds)), offset: offset(at: seconds, zone), zone: zone)
    return .text(try shown.text(rest))
  }

  private func fields(of time: Int64, in zone: Zone) -> [(String, LuaValue)] {
    let local = zone.local(Self.instant(time))
    let (year, month, day) = local.day.components
    let numbers = [
      ("year", year), ("month", month), ("day", day), ("hour", local.hour), ("min", local.minute),
      ("sec", local.second),
      ("yday", local.day.number - Day(year: year, month: 1, day: 1)!.number + 1),
      ("wday", (local.day.weekday.rawValue + 1) % 7 + 1),
    ]
    return numbers.map { ($0, LuaValue($1)) }
      + [("isdst", .boolean(zone != .utc && isDaylight(at: time)))]
  }

  // MARK: Zones

  private func isDaylight(at time: Int64) -> Bool {
    offset(at: time) > yearOffsets(at: time).standard
  }

  /// The lesser offset of the year around `time` is its standard one.
  private func yearOffsets(at time: Int64) -> (standard: Int64, daylight: Int64) {
    let offsets = (0..<12).map { offset(at: time + Int64($0 - 6) * 30 * 86_400) }
    return (offsets.min()!, offsets.max()!)
  }

  private func offset(at time: Int64) -> Int64 { Int64(offset(at: time, zone)) }

  private func offset(at time: Int64, _ zone: Zone) -> Int {
    zone.offset(at: Self.instant(time))
  }

  private static func seconds(_ instant: Instant) -> Int64 {
    let seconds = instant.milliseconds / 1_000
    return instant.milliseconds % 1_000 < 0 ? seconds - 1 : seconds
  }

  private static func instant(_ seconds: Int64) -> Instant {
    Instant(milliseconds: seconds * 1_000)
  }

  // MARK: Errors

  private static func error(_ place: Int, _ function: String, _ words: String) -> LuaError {
    LuaError(.runtime, "bad argument #\(place) to '\(function)' (\(words))")
  }

  private static func unrepresentable(_ function: String) -> LuaError {
    LuaError(.runtime, "\(function) result cannot be represented in this installation")
  }
}
