extension Quota {
  /// "50/hour, 400/day", "no limit"
  package var words: String {
    let parts = [perHour.map { "\(grouped($0))/hour" }, perDay.map { "\(grouped($0))/day" }]
    let limits = parts.compactMap { $0 }
    return limits.isEmpty ? "no limit" : limits.joined(separator: ", ")
  }
}
