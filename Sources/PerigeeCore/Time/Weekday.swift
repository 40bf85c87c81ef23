/// A day of the week; raw values count from 0, a Monday.
package enum Weekday: Int, CaseIterable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// Three letters, as `perigee.lua` writes them: "mon".
  package var abbreviation: String {
    switch self {
    case .monday: "mon"
    case .tuesday: "tue"
    case .wednesday: "wed"
    case .thursday: "thu"
    case .friday: "fri"
    case .saturday: "sat"
    case .sunday: "sun"
    }
  }
}

extension Weekday {
  /// "Tue"
  package var name: String {
    abbreviation.prefix(1).uppercased() + abbreviation.dropFirst()
  }
}
