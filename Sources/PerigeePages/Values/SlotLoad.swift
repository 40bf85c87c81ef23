import PerigeeCore

/// A mailbox's emails by day and clock hour of its zone, beside what each slot may take.
struct SlotLoad {
  /// A slot of a day, or of all days of a week together.
  struct Cell: Hashable {
    var used = 0
    /// Nil where nothing limits it.
    var capacity: Int? = 0
    /// How many slots the clock hour has: 2 where it is repeated, none where it is skipped.
    var slots = 0
    /// The sender works in it.
    var isOpen = false
    /// It was over when the page was made, on the present day.
    var isPast = false
    /// It has all that it might have had, also where it is over.
    var isFull = false
  }

  enum Row {
    case day(MailboxCalendar.Entry, [Cell])
    /// Days on which nothing goes and nothing lies, one after the other, for the same reason.
    case shut(ClosedRange<Day>, MailboxCalendar.Closing)
    case week(ClosedRange<Day>, [Cell], used: Int, capacity: Int?)
  }

  let load: SenderLoad
  /// The clock hours that are columns.
  let hours: [Int]
  private(set) var rows: [Row] = []

  /// So many days stand by themselves; those after them are gathered in weeks.
  static let mostDays = 42

  private let used: [Int: Int]
  private let slots: [Int: Int]

  init(_ load: SenderLoad) {
    self.load = load
    let zone = load.calendar.zone
    var used: [Int: Int] = [:]
    for time in load.moments.joined() {
      let local = zone.local(time)
      used[local.day.number * 24 + local.hour, default: 0] += 1
    }
    self.used = used
    slots = Self.slots(load)
    let own = load.sender.map { Array($0.window.hours) } ?? []
    hours = Set(used.keys.map { $0 - $0 / 24 * 24 } + own).sorted()
    addRows()
  }

  private static func slots(_ load: SenderLoad) -> [Int: Int] {
    guard let sender = load.sender, let first = load.calendar.days.first?.day,
      let last = load.calendar.days.last?.day
    else { return [:] }
    let zone = load.calendar.zone
    let calendar = SlotCalendar(
      zone: zone, window: sender.window, from: zone.start(of: first),
      through: zone.start(of: last.adding(days: 1)) - 1)
    return zip(calendar.days, calendar.hours).reduce(into: [:]) {
      $0[Int($1.0) * 24 + Int($1.1), default: 0] += 1
    }
  }

  private func cells(_ entry: MailboxCalendar.Entry) -> [Cell] {
    hours.map { hour in
      let key = entry.day.number * 24 + hour
      var cell = Cell(used: used[key] ?? 0, slots: slots[key] ?? 0)
      let isWorking = load.sender?.window.hours.contains(hour) == true
      cell.isOpen = entry.closing == nil && isWorking
      cell.isPast = isPast(hour, of: entry.day)
      if cell.isOpen {
        let perHour = load.sender?.quota.perHour.map { $0 * cell.slots }
        let most = [perHour, entry.capacity].compactMap(\.self).min()
        cell.isFull = cell.used > 0 && most.map { cell.used >= $0 } == true
        cell.capacity = cell.isPast ? cell.used : most
      }
      return cell
    }
  }

  /// Whether an hour of the present day is over.
  private func isPast(_ hour: Int, of day: Day) -> Bool {
    guard let now = load.calendar.now else { return false }
    let local = load.calendar.zone.local(now)
    return local.day == day && hour < local.hour
  }

  // MARK: Rows

  /// The first and the last day on which anything lies; nil where nothing does.
  var days: ClosedRange<Day>? {
    let used = load.calendar.days.filter { $0.used > 0 }
    guard let first = used.first?.day, let last = used.last?.day else { return nil }
    return first...last
  }

  private mutating func addRows() {
    let days = load.calendar.days
    guard let first = days.firstIndex(where: { $0.used > 0 }),
      let last = days.lastIndex(where: { $0.used > 0 })
    else { return }
    var shown = 0
    var place = first
    while place <= last, shown < Self.mostDays || days[place].day.weekday != .monday {
      if days[place].used == 0, let closing = days[place].closing {
        addShut(days[place].day, closing)
      } else {
        rows.append(.day(days[place], cells(days[place])))
        shown += 1
      }
      place += 1
    }
    while place <= last {
      let end = min(last, place + 6 - days[place].day.weekday.rawValue)
      addWeek(days[place...end])
      place = end + 1
    }
  }

  private mutating func addShut(_ day: Day, _ closing: MailboxCalendar.Closing) {
    if case .shut(let range, closing)? = rows.last, range.upperBound.adding(days: 1) == day {
      rows[rows.count - 1] = .shut(range.lowerBound...day, closing)
    } else {
      rows.append(.shut(day...day, closing))
    }
  }

  private mutating func addWeek(_ days: ArraySlice<MailboxCalendar.Entry>) {
    guard let first = days.first?.day, let last = days.last?.day else { return }
    var sums = hours.map { _ in Cell() }
    for day in days {
      for (place, cell) in cells(day).enumerated() {
        sums[place].used += cell.used
        sums[place].isOpen = sums[place].isOpen || cell.isOpen
        sums[place].slots += cell.slots
        sums[place].capacity = Self.sum(sums[place].capacity, cell.capacity)
      }
    }
    let capacity = days.reduce(Int?.some(0)) { Self.sum($0, $1.capacity) }
    rows.append(
      .week(first...last, sums, used: days.reduce(0) { $0 + $1.used }, capacity: capacity))
  }

  private static func sum(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return left + right
  }

  // MARK: Clocks

  /// The clock changes on a day, in words; nil where it does not.
  func clockChange(on day: Day) -> String? {
    let zone = load.calendar.zone
    let (start, end) = (zone.start(of: day), zone.start(of: day.adding(days: 1)))
    let (before, after) = (zone.offset(at: start), zone.offset(at: end))
    guard before != after else { return nil }
    let minutes = abs(after - before) / 60
    let length = minutes % 60 == 0 ? counted(minutes / 60, "hour") : counted(minutes, "minute")
    return "clocks go \(after > before ? "forward" : "back") \(length)"
  }

  /// The same of several days.
  func clockChange(in days: ClosedRange<Day>) -> String? {
    (days.lowerBound.number...days.upperBound.number).lazy.map(Day.init(number:)).compactMap {
      day in clockChange(on: day).map { "\($0) on \(day.shortWords)" }
    }.first
  }
}
