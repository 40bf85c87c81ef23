/// One sender's slots with what is used of them: the **ledger** of a mailbox while a plan is made.
///
/// Rule 21 wants at most D emails in *any* rolling 24 hours and at most H in any rolling 60 minutes.
/// Checking every window would be slow and, with emails at arbitrary minutes, nearly impossible to
/// fill; so a slot has `positions` places at fixed offsets, the same in every slot (rule 22), and is
/// filled from place 0. Then it is enough to look at slots:
///
/// A window (t − 24 h, t] whose t lies x after the start of slot `b` holds the places of `b` at or
/// before x, those of the 23 slots between, and those of the slot `a` 24 hours before `b` that lie
/// after x. Where an hour has no email at or behind its **height**, the first and the last part
/// together are never more than the greater height of the two. So a window that ends in `b` holds at
/// most `between + max(height a, height b)`; the same argument with two slots does for the hour, and
/// there no height is greater than the quota.
///
/// Nothing is assumed of what was committed earlier: it may lie under another quota, in another zone
/// or with holes where an engagement was rolled back. A new email in slot `m` is let in where every
/// window that could hold it keeps today's quota:
/// - windows that end in `m` itself hold the email only from its place on, so that it may have any
///   place up to D − between, unless `a` alone breaks the quota already;
/// - windows that end later, up to 24 hours, hold all of `m`, and `between + max(…)` grows by one;
/// - windows that end in the slot exactly 24 hours later hold of it only what `m` had there, which
///   the sum of the hours from `m` on bounds already: that slot's own emails take no room from `m`.
///
/// A warm-up gives every local day a quota of its own: a window has that of the day on which it ends, and so
/// has the hour in which it ends, since an hour lies in one day. Nothing above compares the quotas of two
/// hours, so the argument holds with each hour's own D; and as the quota never falls, a window that ends
/// where no email is has no less room than the one that ends at the last email before it.
///
/// Emails off the grid, as a changed quota of an hour leaves them, make their hour **ragged**: it
/// shares the hour with its neighbours, and with the slot exactly a day away it is summed and not
/// compared.
struct Timeline {
  private var hours: [TimelineHour]
  /// Index into `hours` by slot.
  private let hourOfSlot: [Int32]
  let quota: Quota
  private let daily: DailyQuota
  private let zone: Zone
  private let placeLength: Int64
  private let places: Int
  /// Where the last hour with earlier emails begins; behind it nothing lies in a plan's way.
  private let lastLoaded: Int64

  /// - Parameters:
  ///   - slots: where the sender's open slots begin, ascending.
  ///   - sender: whose zone, window and quota hold.
  ///   - load: when the sender's other emails go out, ascending; what is `Quota.reach` or more before
  ///     the first slot does not matter.
  init(slots: [Instant], sender: Sender, load: [Instant]) {
    let zone = sender.zone
    self.zone = zone
    self.quota = sender.quota
    self.daily = DailyQuota(sender.quota, window: sender.window)
    self.places = Self.places(sender.quota)
    let placeLength = Milliseconds.hour / Int64(places)
    self.placeLength = placeLength

    var hours: [TimelineHour] = []
    hours.reserveCapacity(slots.count)
    var hourOfSlot: [Int32] = []
    hourOfSlot.reserveCapacity(slots.count)
    var rest = load[...]
    let hour = { (start: Instant, load: inout ArraySlice<Instant>) in
      TimelineHour(start: start, taking: &load, placeLength: placeLength)
    }
    for start in slots {
      while let first = rest.first, first < start {
        hours.append(hour(zone.fullHour(containing: first), &rest))
      }
      hourOfSlot.append(Int32(hours.count))
      hours.append(hour(start, &rest))
    }
    while let first = rest.first { hours.append(hour(zone.fullHour(containing: first), &rest)) }
    self.hours = hours
    self.hourOfSlot = hourOfSlot
    self.lastLoaded = load.last?.milliseconds ?? .min
  }

  /// How many places a slot has: the quota of an hour. Where only the day is limited, a slot can
  /// never hold more than a day; where nothing is, a place is a millisecond.
  private static func places(_ quota: Quota) -> Int {
    max(1, min(quota.perHour ?? quota.mostPerDay ?? Int(Milliseconds.hour), Int(Milliseconds.hour)))
  }

  /// The places of `slot` whose moments lie in `moments`.
  private func places(_ slot: Int, _ moments: Range<Instant>) -> Range<Int> {
    let start = hours[Int(hourOfSlot[slot])].start
    let first = place(atOrAfter: moments.lowerBound.milliseconds - start)
    return first..<max(first, place(atOrAfter: moments.upperBound.milliseconds - start))
  }

  private func place(atOrAfter offset: Int64) -> Int {
    let offset = min(max(0, offset), Milliseconds.hour)
    return Int((offset + placeLength - 1) / placeLength)
  }

  /// How many more emails `slot` can take.
  /// - Parameter moments: where they must lie; nil for anywhere in the slot.
  func room(slot: Int, in moments: Range<Instant>? = nil) -> Int {
    let index = Int(hourOfSlot[slot])
    let growth = growth(index)
    // A hole lies below the height and so inside every sum already.
    guard growth >= 0 else { return 0 }
    return hours[index].room(
      growth: growth, in: moments.map { places(slot, $0) } ?? 0..<Int.max)
  }

  /// By how many places the hour may grow; negative where no email may join it.
  private func growth(_ index: Int) -> Int {
    let growth = hourRoom(index)
    guard growth >= 0, let perDay = perDay(index) else { return growth }
    let ownRoom = min(growth, roomOfDay(endingAt: index, perDay))
    guard ownRoom >= 0, hours[index].start < lastLoaded else { return ownRoom }
    return min(ownRoom, laterRoom(index))
  }

  /// The quota of windows of 24 hours that end in an hour; nil for no limit.
  private func perDay(_ index: Int) -> Int? {
    guard quota.warmUp != nil else { return quota.perDay }
    return daily.on(zone.localDay(of: Instant(milliseconds: hours[index].start)))
  }

  /// The quota of windows of 24 hours that end in `slot`; nil for no limit.
  func perDay(slot: Int) -> Int? { perDay(Int(hourOfSlot[slot])) }

  /// How many more emails the quota of an hour leaves for `slot`.
  func hourRoom(slot: Int) -> Int { hourRoom(Int(hourOfSlot[slot])) }

  private func hourRoom(_ index: Int) -> Int {
    let room = places - hours[index].height
    guard let perHour = quota.perHour else { return room }
    var beside = 0
    if index > 0, isNeighbour(index - 1, index) { beside = hours[index - 1].weight }
    if index + 1 < hours.count, isNeighbour(index, index + 1) {
      beside = max(beside, hours[index + 1].weight)
    }
    return min(room, perHour - hours[index].weight - beside)
  }

  /// Whether emails off the grid make the two hours one to the quota of an hour.
  private func isNeighbour(_ left: Int, _ right: Int) -> Bool {
    (hours[left].isRagged || hours[right].isRagged)
      && hours[right].start - hours[left].start < 2 * Milliseconds.hour
  }

  /// What windows of 24 hours that end in hour `index` hold besides that hour: `between` counts in
  /// all of them, and `dayEarlier` is the height of the hour exactly 24 hours before.
  ///
  /// Hours off that grid, which half-hour changes of the clock make, are counted whole.
  private func before(_ index: Int) -> (between: Int, dayEarlier: Int) {
    let start = hours[index].start
    var between = 0
    var dayEarlier = 0
    var other = index - 1
    while other >= 0, hours[other].start > start - Quota.reach {
      let isCompared =
        hours[other].start == start - Milliseconds.day
        && !hours[other].isRagged && !hours[index].isRagged
      if isCompared {
        dayEarlier = hours[other].height
      } else {
        between += hours[other].weight
      }
      other -= 1
    }
    return (between, dayEarlier)
  }

  /// Room for new emails in hour `index` as far as windows that end in it leave it.
  private func roomOfDay(endingAt index: Int, _ perDay: Int) -> Int {
    let (between, dayEarlier) = before(index)
    guard between + dayEarlier <= perDay else { return -1 }
    return perDay - between - hours[index].weight
  }

  /// Room as far as emails of earlier engagements in the next 24 hours leave it.
  private func laterRoom(_ index: Int) -> Int {
    var room = Int.max
    let start = hours[index].start
    var other = index + 1
    while other < hours.count, hours[other].start < start + Quota.reach {
      if hours[other].weight > 0, !isDayLater(other, index), let perDay = perDay(other) {
        let (between, dayEarlier) = before(other)
        room = min(room, perDay - between - max(dayEarlier, hours[other].weight))
      }
      other += 1
    }
    return room
  }

  /// Whether hour `later` begins exactly 24 hours after hour `index`, and is compared with it.
  private func isDayLater(_ later: Int, _ index: Int) -> Bool {
    hours[later].start == hours[index].start + Milliseconds.day
      && !hours[later].isRagged && !hours[index].isRagged
  }

  /// Takes `count` places of `slot`, which has the room, and calls `place` for each run of equally
  /// spaced times: the first time, how many there are.
  /// - Parameter moments: where they must lie.
  mutating func take(
    _ count: Int, slot: Int, in moments: Range<Instant>,
    place: (_ first: Int64, _ count: Int) -> Void
  ) {
    let index = Int(hourOfSlot[slot])
    let start = hours[index].start
    let places = places(slot, moments)
    var left = count
    for run in hours[index].takeHoles(count, in: places) {
      place(start + Int64(run.lowerBound) * placeLength, run.count)
      left -= run.count
    }
    guard left > 0 else { return }
    let run = hours[index].takeTail(left, in: places)
    place(start + Int64(run.lowerBound) * placeLength, run.count)
  }

  /// Milliseconds from one place to the next.
  var spacing: Int64 { placeLength }
}

extension Zone {
  /// Where the hour of a ledger that holds `instant` begins: its clock hour, and inside one that a
  /// change of the clock makes longer the last whole hour of it.
  fileprivate func fullHour(containing instant: Instant) -> Instant {
    let start = clockHourStart(containing: instant)
    let hours = (instant.milliseconds - start.milliseconds) / Milliseconds.hour
    return start + hours * Milliseconds.hour
  }
}
