/// How many emails of a plan go out on which day: weeks as rows, weekdays as columns.
///
/// A sending counts on its sender's local day.
package struct PlanCalendar: Sendable {
  /// Emails by their sender's local day; days without any are left out.
  package private(set) var counts: [Day: Int] = [:]

  /// - Parameter sender: number in `plan.senders`; nil counts everybody's.
  package init(_ plan: Plan, sender: Int? = nil) {
    for (number, planned) in plan.senders.enumerated() where sender == nil || number == sender {
      var days = DayCounter(zone: planned.sender.zone)
      // Step by step, so that neighbours mostly fall on one day.
      for step in 0..<plan.steps where plan.sequence.steps[step].isEmail {
        for enrollment in planned.enrollments {
          days.count(plan.times[enrollment * plan.steps + step])
        }
      }
      days.settle()
      counts.merge(days.counts, uniquingKeysWith: +)
    }
  }

  /// The same of a plan that was kept.
  package init(_ document: PlanDocument) {
    for sending in document.sendings where sending.kind == nil {
      guard let day = Day(iso: String(sending.slot.prefix(10))) else { continue }
      counts[day, default: 0] += 1
    }
  }

  /// The calendar, a line a week; weekends only where something goes out on one.
  package func text(_ style: TextStyle = .plain) -> String {
    guard let first = counts.keys.min(), let last = counts.keys.max() else {
      return "  nothing is planned\n"
    }
    let weekdays = Weekday.allCases.filter { weekday in
      weekday.rawValue < 5 || counts.keys.contains { $0.weekday == weekday }
    }
    var table = TextTable(
      [("week", .left)] + weekdays.map { ($0.name, .right) } + [("emails", .right)])
    let most = counts.values.max() ?? 1
    var monday = first.startOfWeek
    while monday <= last {
      let days = weekdays.map { monday.adding(days: $0.rawValue) }
      let total = days.reduce(0) { $0 + (counts[$1] ?? 0) }
      let cells = days.map { cell(counts[$0] ?? 0, most, style) }
      let sunday = monday.adding(days: 6)
      table.add(
        ["\(monday.shortWords) – \(sunday.shortWords) \(sunday.components.year)"] + cells
          + [grouped(total)])
      monday = monday.adding(days: 7)
    }
    return table.text(style, indent: 2)
  }

  /// Full days stand out on a terminal.
  private func cell(_ count: Int, _ most: Int, _ style: TextStyle) -> String {
    if count == 0 { return style.dim("·") }
    return count * 3 >= most * 2 ? style.green(grouped(count)) : grouped(count)
  }
}
