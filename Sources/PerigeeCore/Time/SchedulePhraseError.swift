/// Why a phrase is no schedule.
package enum SchedulePhraseError: Error, Hashable, Sendable {
  /// It has none of the forms.
  case unknown(String)
  /// An interval that is too short or too long.
  case interval(String)
  /// What stands behind "at" is no time.
  case time(String, String)
  /// What stands behind "month day" is no day of a month.
  case monthDay(String, String)
}

extension SchedulePhraseError: CustomStringConvertible {
  /// One of each form.
  package static let examples = [
    "15 minutes", "2 hours", "day at 09:00", "mon-fri at 09:00", "mon,thu at 14:30",
    "working day at 09:00", "month day 1 at 08:00", "first working day at 08:00",
    "last working day at 16:00",
  ]

  /// Without a subject: "is \"noon\", which …".
  package var description: String {
    switch self {
    case .unknown(let phrase):
      "is \"\(phrase)\", which is no schedule.\(didYouMean(Self.suggestion(phrase))) Understood are "
        + "phrases such as \(enumerated(Self.examples.map { "\"\($0)\"" }))"
    case .interval(let phrase):
      "is \"\(phrase)\", and an interval lasts from 1 minute to 31 days"
    case .time(let phrase, let time):
      "is \"\(phrase)\", and \"\(time)\" is no time; write it as \"09:00\", from 00:00 to 23:59"
    case .monthDay(let phrase, let day):
      "is \"\(phrase)\", and \"\(day)\" is no day of a month; write 1 to 31, where 31 is the last day of "
        + "shorter months too"
    }
  }

  /// The phrase in its plain spelling, where that is one.
  private static func suggestion(_ phrase: String) -> String? {
    var words = phrase.lowercased().split(separator: " ").map(String.init)
    if words.first == "every" { words.removeFirst() }
    let units = ["min": "minutes", "mins": "minutes", "hr": "hours", "hrs": "hours", "h": "hours"]
    if words.count == 2 { words[1] = units[words[1]] ?? words[1] }
    if words.count == 1, let unit = TimeSpan.Unit(rawValue: words[0]), unit != .day {
      words = ["1", words[0]]
    }
    let last = words.count - 1
    if last > 0, words[last].utf8.count == 4, words[last].contains(":") {
      words[last] = "0" + words[last]
    }
    for (day, short) in Weekday.allCases.map({ ("\($0)", $0.abbreviation) }) {
      if let first = words.first, first.hasPrefix(day) {
        words[0] = first.replacing(day + "s", with: short).replacing(day, with: short)
      }
    }
    if words.first == "daily" { words[0] = "day" }
    if words.first == "weekdays" { words[0] = "mon-fri" }
    let plain = words.joined(separator: " ")
    return plain != phrase && (try? Schedule(plain)) != nil
      ? plain : Suggestion.nearest(to: phrase, among: examples)
  }
}
