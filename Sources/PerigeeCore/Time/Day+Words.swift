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
