extension Day {
  /// "Tue 24 Nov 2026"
  package var words: String {
    let (year, month, day) = components
    return "\(weekday.name) \(day) \(Self.monthNames[month - 1]) \(year)"
  }

  /// "24 Nov"
  package var shortWords: String {
    let (_, month, day) = components
    return "\(day) \(Self.monthNames[month - 1])"
  }

  /// "Jan" to "Dec", January at 0: what a calendar shows and a message's date needs (RFC 5322).
  package static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
