/// How many contacts of an engagement start in each clock hour and on each day of the team's zone: what
/// a spread limits (rule 23).
package struct StartCounts {
  /// By the hour's start.
  private var hours: [Instant: Int] = [:]
  private var days: [Day: Int] = [:]

  /// - Parameters:
  ///   - starts: of all its first steps.
  ///   - mode: nothing is counted where it is no spread, and nothing asks.
  ///   - zone: the team's.
  package init(_ starts: [Instant], under mode: PlanMode, in zone: Zone) {
    guard case .spread = mode else { return }
    for start in starts {
      hours[zone.clockHourStart(containing: start), default: 0] += 1
      days[zone.localDay(of: start), default: 0] += 1
    }
  }

  func inHour(from start: Instant) -> Int { hours[start] ?? 0 }

  func on(_ day: Day) -> Int { days[day] ?? 0 }
}
