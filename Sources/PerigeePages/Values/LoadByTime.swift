import PerigeeCore

/// Emails of several mailboxes by day, or by week where the days are many, beside their capacity together.
struct LoadByTime {
  struct Time {
    /// "24 Nov"
    var short: String
    /// "Tue 24 Nov 2026", "23 Nov – 29 Nov 2026"
    var words: String
    /// By kind.
    var counts: [Int]
    /// Nil where nothing limits one of the mailboxes.
    var capacity: Int?

    var total: Int { counts.reduce(0, +) }
    var isEmpty: Bool { total == 0 && (capacity ?? 0) == 0 }
  }

  /// The kinds, in words.
  var names: [String]
  private(set) var times: [Time] = []
  private(set) var isByWeek = false
  /// Whether the kinds stand upon one another, and not side by side.
  private(set) var isStacked = true

  /// So many days stand by themselves; more are gathered in weeks.
  private static let mostDays = 31

  /// From the first day on which anything lies to the last, or to the end of its week.
  init(_ loads: [SenderLoad], names: [String]) {
    self.names = names
    var days: [Int: Time] = [:]
    for load in loads {
      let counts = load.counts()
      for entry in load.calendar.days {
        let empty = Time(
          short: entry.day.shortWords, words: entry.day.words,
          counts: names.map { _ in 0 }, capacity: 0)
        var time = days[entry.day.number] ?? empty
        for kind in names.indices { time.counts[kind] += counts[kind][entry.day.number] ?? 0 }
        time.capacity = Self.sum(time.capacity, entry.capacity)
        days[entry.day.number] = time
      }
    }
    gather(days)
  }

  /// - Parameter counts: by kind, by the days' numbers; nothing is known of a capacity.
  init(_ counts: [[Int: Int]], names: [String], isStacked: Bool) {
    self.names = names
    self.isStacked = isStacked
    var days: [Int: Time] = [:]
    let used = counts.flatMap(\.keys)
    guard let first = used.min(), let last = used.max() else { return }
    for number in first...last {
      let day = Day(number: number)
      days[number] = Time(
        short: day.shortWords, words: day.words, counts: counts.map { $0[number] ?? 0 },
        capacity: nil)
    }
    gather(days)
  }

  private mutating func gather(_ days: [Int: Time]) {
    let used = days.filter { $0.value.total > 0 }.keys
    guard let first = used.min(), let last = used.max() else { return }
    isByWeek = last - first >= Self.mostDays
    // A week may take what all of its days may.
    let end = isByWeek ? Day(number: last).endOfWeek.number : last
    let range = (first...end).compactMap { number in days[number].map { (number, $0) } }
    times = isByWeek ? Self.weeks(range) : range.map(\.1).filter { !$0.isEmpty }
  }

  private static func weeks(_ days: [(Int, Time)]) -> [Time] {
    var weeks: [Time] = []
    var monday = Int.min
    for (number, time) in days {
      let day = Day(number: number)
      let first = day.startOfWeek
      if first.number != monday {
        monday = first.number
        let sunday = day.endOfWeek
        weeks.append(
          Time(
            short: first.shortWords,
            words: "\(first.shortWords) – \(sunday.shortWords) \(sunday.components.year)",
            counts: time.counts, capacity: time.capacity))
      } else {
        let last = weeks.count - 1
        for kind in time.counts.indices { weeks[last].counts[kind] += time.counts[kind] }
        weeks[last].capacity = sum(weeks[last].capacity, time.capacity)
      }
    }
    return weeks
  }

  private static func sum(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return left + right
  }

  var hasCapacity: Bool { !times.isEmpty && times.allSatisfy { $0.capacity != nil } }

  /// The highest bar, or the line above it.
  var most: Int {
    max(
      1, times.map { isStacked ? $0.total : $0.counts.max() ?? 0 }.max() ?? 1,
      hasCapacity ? times.compactMap(\.capacity).max() ?? 1 : 1)
  }

  /// The same in figures.
  func table(_ caption: String) -> PageTable {
    var table = PageTable(
      caption, [.words(isByWeek ? "week" : "day")] + names.map { .number($0) })
    table.isTimed = true
    if isStacked { table.columns += [.number("together"), .number("capacity")] }
    table.rows = times.map { row($0.words, $0.counts, $0.capacity) }
    let capacity = times.reduce(Int?.some(0)) { Self.sum($0, $1.capacity) }
    table.sums = row(
      "all", names.indices.map { kind in times.reduce(0) { $0 + $1.counts[kind] } }, capacity)
    return table
  }

  private func row(_ words: String, _ counts: [Int], _ capacity: Int?) -> [PageTable.Cell] {
    let cells: [PageTable.Cell] = [.text(words)] + counts.map { .number($0) }
    guard isStacked else { return cells }
    return cells + [
      .number(counts.reduce(0, +)), capacity.map { .number($0) } ?? .text("no limit"),
    ]
  }
}
