extension Weekday {
  /// "mon-fri", "mon-wed,fri", "sat-mon" (over the week's end); nil for every other spelling.
  package static func days(_ text: some StringProtocol) -> Set<Weekday>? {
    var days: Set<Weekday> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { day($0) }
      guard let first = ends[0], let last = ends[ends.count - 1], ends.count <= 2 else {
        return nil
      }
      let length = (last.rawValue - first.rawValue + 7) % 7
      for offset in 0...length { days.insert(allCases[(first.rawValue + offset) % 7]) }
    }
    return days
  }

  private static func day(_ text: some StringProtocol) -> Weekday? {
    let words = text.split(separator: " ")
    guard words.count == 1 else { return nil }
    return allCases.first { $0.abbreviation == words[0].lowercased() }
  }
}
