// How numbers, days and moments are said to people, in one place.

/// "1,234,567"
package func grouped(_ number: Int) -> String {
  var digits = Array(String(abs(number)))
  var index = digits.count - 3
  while index > 0 {
    digits.insert(",", at: index)
    index -= 3
  }
  return (number < 0 ? "-" : "") + String(digits)
}

/// "1 contact", "1,234 contacts"
package func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
  "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
}

extension Day {
  /// "Tue 24 Nov 2026"
  package var words: String {
    let (year, month, day) = components
    return "\(weekday.name) \(day) \(Self.months[month - 1]) \(year)"
  }

  /// "24 Nov"
  package var shortWords: String {
    let (_, month, day) = components
    return "\(day) \(Self.months[month - 1])"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

extension Weekday {
  /// "Tue"
  package var name: String {
    abbreviation.prefix(1).uppercased() + abbreviation.dropFirst()
  }
}

extension Instant {
  /// "Tue 24 Nov 2026 09:00", local to `zone`.
  package func words(in zone: Zone) -> String {
    let local = zone.local(self)
    return "\(local.day.words) \(padded(local.hour, 2)):\(padded(local.minute, 2))"
  }
}

extension Quota {
  /// "50/hour, 400/day", "no limit"
  package var words: String {
    let parts = [perHour.map { "\(grouped($0))/hour" }, perDay.map { "\(grouped($0))/day" }]
    let limits = parts.compactMap { $0 }
    return limits.isEmpty ? "no limit" : limits.joined(separator: ", ")
  }
}
