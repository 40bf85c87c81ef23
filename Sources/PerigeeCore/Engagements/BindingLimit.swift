/// Which of the limits that kept an email out of its slots binds: the one that alone would have kept it the
/// longest, so that it would go earliest if that one were lifted.
///
/// What comes after two hundred others may have found its last slot full for the hour. With more an hour it
/// would go some hours earlier; where it is 200 in 24 hours that put it on that day, with more of them some
/// days.
struct BindingLimit {
  private let explainer: Explainer
  /// Of the sender, from the start on.
  private let slots: [Instant]
  /// Of the mailbox, ascending.
  private let emails: [Instant]
  private let daily: DailyQuota

  init(_ explainer: Explainer, slots: [Instant]) {
    self.explainer = explainer
    self.slots = slots
    emails = (explainer.load.earlier + explainer.load.own).sorted()
    daily = DailyQuota(explainer.sender.quota, window: explainer.sender.window)
  }

  /// Nil where it waited for the window alone.
  func cause(of hours: [Explainer.Hour]) -> Explanation.Cause? {
    let slots = hours.filter { $0.slot != nil }
    guard let first = slots.first?.slot, let last = slots.last?.slot else { return nil }
    return cause(of: slots.map(\.cause), in: first...last)
  }

  /// - Parameters:
  ///   - causes: what kept an email out of its slots, in order of time; at least one.
  ///   - passed: those slots, by number.
  func cause(
    of causes: some BidirectionalCollection<Explanation.Cause>, in passed: ClosedRange<Int>
  ) -> Explanation.Cause? {
    var newest: [Explanation.Cause] = []
    for cause in causes.reversed() where !newest.contains(where: { $0.code == cause.code }) {
      newest.append(cause)
    }
    guard newest.count > 1 else { return newest.first }
    // Of several that hold as long the last one that it met.
    return newest.map { (cause: $0, end: end(of: $0, passed)) }
      .reduce(into: nil as (cause: Explanation.Cause, end: Int)?) { longest, next in
        if next.end > longest?.end ?? .min { longest = next }
      }?.cause
  }

  /// The slot in which the email would have gone under `cause` alone.
  private func end(of cause: Explanation.Cause, _ passed: ClosedRange<Int>) -> Int {
    let first = passed.lowerBound
    switch cause {
    case .quotaPerHour(let limit):
      return first + countBefore(passed) / max(1, limit)
    case .quotaPerDay:
      return endOfDays(passed)
    case .spreadPerHour(let limit):
      return first + passed.reduce(0) { $0 + starts(inHourOf: $1) } / max(1, limit)
    case .spreadPerDay(let limit):
      return endOfSpread(limit, passed)
    case .dayOff, .closedDate, .outsideHours, .unknown:
      return first
    }
  }

  /// How many emails of the mailbox went in these slots, and so before it.
  private func countBefore(_ passed: ClosedRange<Int>) -> Int {
    let end = slots[passed.upperBound] + Milliseconds.hour
    return emails.count(from: slots[passed.lowerBound], to: end)
  }

  /// As many emails as went, each as early as its 24 hours let it.
  private func endOfDays(_ passed: ClosedRange<Int>) -> Int {
    let zone = explainer.sender.zone
    let begin = slots[passed.lowerBound]
    var left = countBefore(passed)
    var taken: [(slot: Instant, count: Int)] = []
    var oldest = 0
    var held = 0
    for slot in passed {
      let dayBefore = slots[slot] - Milliseconds.day
      while oldest < taken.count, taken[oldest].slot <= dayBefore {
        held -= taken[oldest].count
        oldest += 1
      }
      let former = dayBefore < begin ? emails.count(from: dayBefore + 1, to: begin) : 0
      let limit = daily.on(zone.localDay(of: slots[slot])) ?? .max
      let room = limit == .max ? .max : max(0, limit - held - former)
      guard room <= left else { return slot }
      left -= room
      held += room
      taken.append((slots[slot], room))
    }
    return passed.upperBound + 1
  }

  // MARK: Spread

  private func starts(inHourOf slot: Int) -> Int {
    explainer.starts.inHour(from: explainer.team.zone.clockHourStart(containing: slots[slot]))
  }

  /// As many contacts as started on these days, each as early as its day lets it.
  private func endOfSpread(_ limit: Int, _ passed: ClosedRange<Int>) -> Int {
    let zone = explainer.team.zone
    var days: [(day: Day, first: Int)] = []
    for slot in passed {
      let day = zone.localDay(of: slots[slot])
      if days.last?.day != day { days.append((day, slot)) }
    }
    let full = days.reduce(0) { $0 + explainer.starts.on($1.day) } / max(1, limit)
    return full < days.count ? days[full].first : passed.upperBound + 1
  }
}

extension [Instant] {
  /// How many lie in a stretch of time, of moments that ascend.
  fileprivate func count(from: Instant, to: Instant) -> Int {
    Swift.max(0, place(of: to) - place(of: from))
  }

  /// The first that is not before `moment`.
  private func place(of moment: Instant) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
