extension Schedule: CustomStringConvertible {
  /// The phrase that says it: "mon-fri at 09:00".
  package var description: String {
    switch self {
    case .interval(let span): span.description
    case .weekdays(let days, let time):
      days.count == 7 ? "day at \(time)" : "\(Self.words(days)) at \(time)"
    case .workingDay(let time): "working day at \(time)"
    case .monthDay(let day, let time): "month day \(day) at \(time)"
    case .firstWorkingDay(let time): "first working day at \(time)"
    case .lastWorkingDay(let time): "last working day at \(time)"
    }
  }

  /// "mon-wed,fri": runs of three or more as a range.
  private static func words(_ days: Set<Weekday>) -> String {
    var runs: [[Weekday]] = []
    for day in Weekday.allCases where days.contains(day) {
      if let last = runs.last?.last, last.rawValue + 1 == day.rawValue {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
    return runs.map { run in
      run.count > 2
        ? "\(run[0].abbreviation)-\(run[run.count - 1].abbreviation)"
        : run.map(\.abbreviation).joined(separator: ",")
    }.joined(separator: ",")
  }
}
