import LuaBridge
import PerigeeCore

/// A date as `os.date` writes it: the conversions of C's strftime in the C locale, which is the same
/// one on every machine.
struct ShownDate {
  let local: LocalTime
  /// Seconds east of UTC.
  let offset: Int
  let zone: Zone

  /// - Throws: `LuaError` for a conversion that there is not.
  func text(_ format: Substring) throws(LuaError) -> String {
    var text = ""
    var rest = format
    while let percent = rest.firstIndex(of: "%") {
      text += rest[..<percent]
      rest = rest[rest.index(after: percent)...]
      let start = rest
      let modifier = rest.first.flatMap { $0 == "E" || $0 == "O" ? rest.removeFirst() : nil }
      guard let letter = rest.popFirst(), let part = part(letter, modifier) else {
        throw LuaError(
          .runtime,
          "bad argument #1 to 'date' (invalid conversion specifier '%\(start.prefix(2))')")
      }
      text += part
    }
    return text + rest
  }

  /// The letters that C takes behind %E and %O.
  private static let modified: [Character: String] = ["E": "cCxXyY", "O": "deHImMSuUVwWy"]

  private func part(_ letter: Character, _ modifier: Character?) -> String? {
    if let modifier, Self.modified[modifier]?.contains(letter) != true { return nil }
    return day(letter) ?? clock(letter) ?? whole(letter)
  }

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private var weekday: Int { local.day.weekday.rawValue }
  /// From 0.
  private var dayOfYear: Int { local.day.number - Day(year: date.year, month: 1, day: 1)!.number }
  private var date: (year: Int, month: Int, day: Int) { local.day.components }

  private func day(_ letter: Character) -> String? {
    switch letter {
    case "a": String(Self.weekdays[weekday].prefix(3))
    case "A": Self.weekdays[weekday]
    case "b", "h": String(Self.months[date.month - 1].prefix(3))
    case "B": Self.months[date.month - 1]
    case "C": padded(Int((Double(date.year) / 100).rounded(.down)), 2)
    case "d": padded(date.day, 2)
    case "e": date.day < 10 ? " \(date.day)" : "\(date.day)"
    case "g": padded((isoWeek.year % 100 + 100) % 100, 2)
    case "G": "\(isoWeek.year)"
    case "j": padded(dayOfYear + 1, 3)
    case "m": padded(date.month, 2)
    case "u": "\(weekday + 1)"
    // Weeks that begin on a Sunday, and on a Monday.
    case "U": padded((dayOfYear + 7 - (weekday + 1) % 7) / 7, 2)
    case "V": padded(isoWeek.week, 2)
    case "w": "\((weekday + 1) % 7)"
    case "W": padded((dayOfYear + 7 - weekday) / 7, 2)
    case "y": padded((date.year % 100 + 100) % 100, 2)
    case "Y": "\(date.year)"
    default: nil
    }
  }

  /// The week that its Thursday is in.
  private var isoWeek: (year: Int, week: Int) {
    let thursday = local.day.adding(days: 3 - weekday)
    let year = thursday.components.year
    return (year, (thursday.number - Day(year: year, month: 1, day: 1)!.number) / 7 + 1)
  }

  private var hourOfTwelve: Int { (local.hour + 11) % 12 + 1 }

  private func clock(_ letter: Character) -> String? {
    switch letter {
    case "H": padded(local.hour, 2)
    case "I": padded(hourOfTwelve, 2)
    case "M": padded(local.minute, 2)
    case "p": local.hour < 12 ? "AM" : "PM"
    case "S": padded(local.second, 2)
    case "z":
      (offset < 0 ? "-" : "+") + padded(abs(offset) / 3_600, 2) + padded(abs(offset) / 60 % 60, 2)
    case "Z": zone.name
    default: nil
    }
  }

  /// Several of the others, and signs.
  private func whole(_ letter: Character) -> String? {
    let formats: [Character: String] = [
      "c": "%a %b %e %H:%M:%S %Y", "D": "%m/%d/%y", "F": "%Y-%m-%d", "r": "%I:%M:%S %p",
      "R": "%H:%M", "T": "%H:%M:%S", "x": "%m/%d/%y", "X": "%H:%M:%S",
    ]
    switch letter {
    case "n": return "\n"
    case "t": return "\t"
    case "%": return "%"
    // Made of letters above, none of which fails.
    default: return formats[letter].flatMap { try? text($0[...]) }
    }
  }
}
