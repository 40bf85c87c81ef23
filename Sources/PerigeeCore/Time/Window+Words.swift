extension Window {
  /// The working days as `perigee.lua` writes them: "mon-fri", "mon,wed-fri"; "no day" for none.
  package var dayWords: String {
    var runs: [[Weekday]] = []
    for day in Weekday.allCases where days.contains(day) {
      if let last = runs.last?.last, last.rawValue + 1 == day.rawValue {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
    let words = runs.map { run in
      run.count == 1
        ? run[0].abbreviation : "\(run[0].abbreviation)-\(run[run.count - 1].abbreviation)"
    }
    return words.isEmpty ? "no day" : words.joined(separator: ",")
  }

  /// "09:00-18:00"
  package var hourWords: String {
    "\(padded(hours.lowerBound, 2)):00-\(padded(hours.upperBound, 2)):00"
  }

  /// "mon-fri 09:00-18:00"; closed dates are not in it.
  package var words: String { "\(dayWords) \(hourWords)" }
}
