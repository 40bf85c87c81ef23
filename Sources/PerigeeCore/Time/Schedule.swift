/// When something is due again and again.
package enum Schedule: Hashable, Sendable {
  /// So long after the last target, whatever clocks do between.
  case interval(TimeSpan)
  case weekdays(Set<Weekday>, ClockTime)
  /// On every day on which the team works.
  case workingDay(ClockTime)
  /// A day of the month, 1 to 31; in a month that is shorter its last day.
  case monthDay(Int, ClockTime)
  /// Of the month, by the days on which the team works.
  case firstWorkingDay(ClockTime)
  case lastWorkingDay(ClockTime)
}

extension Schedule {
  /// What an interval may be: shorter ones would be no schedule, and longer ones have days.
  package static let intervals = Milliseconds.minute...(31 * Milliseconds.day)

  /// Reads one of the phrases of `SchedulePhraseError.examples`; small letters, single spaces.
  package init(_ phrase: String) throws(SchedulePhraseError) {
    if let span = TimeSpan(phrase) {
      guard Self.intervals.contains(span.milliseconds) else { throw .interval(phrase) }
      self = .interval(span)
      return
    }
    let words = phrase.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count >= 3, words[words.count - 2] == "at" else { throw .unknown(phrase) }
    guard let time = ClockTime(words[words.count - 1]) else {
      throw .time(phrase, words[words.count - 1])
    }
    try self.init(days: Array(words.dropLast(2)), time, phrase)
  }

  private init(
    days words: [String], _ time: ClockTime, _ phrase: String
  ) throws(SchedulePhraseError) {
    switch words {
    case ["day"]: self = .weekdays(Set(Weekday.allCases), time)
    case ["working", "day"]: self = .workingDay(time)
    case ["first", "working", "day"]: self = .firstWorkingDay(time)
    case ["last", "working", "day"]: self = .lastWorkingDay(time)
    case _ where words.count == 3 && words.starts(with: ["month", "day"]):
      guard let day = Int(words[2]), (1...31).contains(day), words[2] == String(day) else {
        throw .monthDay(phrase, words[2])
      }
      self = .monthDay(day, time)
    case _ where words.count == 1 && words[0] == words[0].lowercased():
      guard let days = Weekday.days(words[0]) else { throw .unknown(phrase) }
      self = .weekdays(days, time)
    default: throw .unknown(phrase)
    }
  }
}

extension Schedule {
  /// Only clocks that show a time need a zone.
  package var isInterval: Bool { if case .interval = self { true } else { false } }

  /// The first target after `target`; nil where no day is one within 800 days.
  ///
  /// By the clock of `zone`: where daylight saving skips the time it is the first moment after, and of a
  /// repeated one the first. An interval counts from `target`, which is the last one.
  /// - Parameter team: its working days.
  package func next(after target: Instant, in zone: Zone, team: Window) -> Instant? {
    guard let time else { return target + intervalLength }
    var day = zone.localDay(of: target).adding(days: -2)
    for _ in 0..<800 {
      if contains(day, team) {
        let found = zone.firstInstant(of: day, time)
        if found > target { return found }
      }
      day = day.adding(days: 1)
    }
    return nil
  }

  /// Whether `day` is one of its days; an interval has none.
  private func contains(_ day: Day, _ team: Window) -> Bool {
    switch self {
    case .interval: false
    case .weekdays(let days, _): days.contains(day.weekday)
    case .workingDay: team.isWorking(day)
    case .monthDay(let number, _):
      day.components.day == number || (day.components.day < number && day.isLastOfMonth)
    case .firstWorkingDay: team.isWorking(day) && !day.hasEarlier(inMonth: team.isWorking)
    case .lastWorkingDay: team.isWorking(day) && !day.hasLater(inMonth: team.isWorking)
    }
  }

  private var time: ClockTime? {
    switch self {
    case .interval: nil
    case .weekdays(_, let time), .workingDay(let time), .monthDay(_, let time),
      .firstWorkingDay(let time), .lastWorkingDay(let time):
      time
    }
  }

  private var intervalLength: Int64 {
    if case .interval(let span) = self { span.milliseconds } else { 0 }
  }
}

extension Schedule {
  /// The targets of a stretch of time of which only the newest is of use.
  package struct Passed: Hashable, Sendable {
    /// At most so many as were asked for, oldest first.
    package var targets: [Instant]
    /// How many there were before them.
    package var earlier: Int
  }

  /// The targets after `target`, up to and including `now`.
  /// - Parameter limit: how many of the newest; 1 or more. Of clock times only those of the last 400 days
  ///   are looked at.
  package func passed(
    after target: Instant, through now: Instant, limit: Int, in zone: Zone, team: Window
  ) -> Passed {
    if case .interval(let span) = self {
      let count = now < target ? 0 : (now.milliseconds - target.milliseconds) / span.milliseconds
      let kept = min(count, Int64(limit))
      let targets = (count - kept..<count).map { target + ($0 + 1) * span.milliseconds }
      return Passed(targets: targets, earlier: Int(count - kept))
    }
    var targets: [Instant] = []
    var last = max(target, now - 400 * Milliseconds.day)
    while let next = next(after: last, in: zone, team: team), next <= now {
      targets.append(next)
      last = next
    }
    return Passed(
      targets: Array(targets.suffix(limit)), earlier: max(0, targets.count - limit))
  }
}

extension Day {
  fileprivate var isLastOfMonth: Bool { adding(days: 1).components.day == 1 }

  fileprivate func hasEarlier(inMonth isWanted: (Day) -> Bool) -> Bool {
    let number = components.day
    return (1..<number).contains { isWanted(adding(days: -$0)) }
  }

  fileprivate func hasLater(inMonth isWanted: (Day) -> Bool) -> Bool {
    var day = self
    while !day.isLastOfMonth {
      day = day.adding(days: 1)
      if isWanted(day) { return true }
    }
    return false
  }
}

extension Zone {
  /// When its clock first shows `time` on `day`, or the first moment after a gap that skips it.
  package func firstInstant(of day: Day, _ time: ClockTime) -> Instant {
    let local = Self.localSeconds(day, hour: time.hour, minute: time.minute)
    return Instant(seconds: firstTime(atOrAfterLocal: local).seconds)
  }
}
