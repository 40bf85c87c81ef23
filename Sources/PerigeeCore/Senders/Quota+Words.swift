extension Quota {
  /// "50/hour, 400/day", "no limit"
  package var words: String {
    let parts = [perHour.map { "\(grouped($0))/hour" }, perDay.map { "\(grouped($0))/day" }]
    let limits = parts.compactMap { $0 } + [warmUp?.words].compactMap(\.self)
    return limits.isEmpty ? "no limit" : limits.joined(separator: ", ")
  }
}

extension Quota {
  /// As an explanation says it: "50 an hour and 400 in 24 hours", "no limit".
  package var longWords: String {
    let parts = [
      perHour.map { "\(grouped($0)) an hour" }, perDay.map { "\(grouped($0)) in 24 hours" },
    ]
    let limits = parts.compactMap { $0 }
    let words = limits.isEmpty ? "no limit" : limits.joined(separator: " and ")
    return words + (warmUp.map { ", \($0.words)" } ?? "")
  }
}
