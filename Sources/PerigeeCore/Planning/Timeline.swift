/// One sender's slots with what is used of them: the **ledger** of a mailbox while a plan is made.
///
/// Rule 21 wants at most D emails in *any* rolling 24 hours and at most H in any rolling 60 minutes.
/// A slot has places at fixed offsets, the same in every slot, and is filled from place 0 (rule 22).
/// An hour that holds nothing but emails on its first places is **packed**, and its **height** is one
/// behind its last used place. Where all hours within 25 of a slot are packed and begin whole hours
/// from it, it is enough to look at heights:
///
/// A window (t − 24 h, t] whose t lies x after the start of slot `b` holds the places of `b` at or
/// before x, those of the 23 slots between, and those of the slot `a` 24 hours before `b` that lie
/// after x: `between`, and of `a` and `b` together the greater height where x is the last place used
/// of either, and never more. The same argument with two slots does for the hour, where no height is
/// greater than the quota. So a new email on the next place of slot `m`, which has `height` below it,
/// is let in exactly where every window that holds it keeps today's quota:
/// - windows that end in `m` hold it only from its place on, so that it may have any place up to
///   D − between; where `between` and `a` break the quota already, as a lowered one leaves them, the
///   window that ends at the next place is over it, and the slot is left as it is;
/// - windows that end later, up to 24 hours, hold all of `m`, and `between + max(…)` grows by one;
/// - windows that end in the slot exactly 24 hours later hold of it only what `m` had there, which
///   the sum of the hours from `m` on bounds already: that slot's own emails take no room from `m`.
///
/// Places that a spread's full hour keeps free count as used, and so keep an hour packed.
///
/// A warm-up gives every local day a quota of its own: a window has that of the day on which it ends,
/// and so has the hour in which it ends, since an hour lies in one day. Nothing above compares the
/// quotas of two hours, so the argument holds with each hour's own D; and as the quota never falls, a
/// window that ends where no email is has no less room than the one that ends at the last before it.
///
/// Nothing is assumed of what was committed earlier: it may lie under another quota, in another zone
/// or with holes where an engagement was rolled back. Where an hour holds anything else than a packed
/// one does, all slots within 25 hours are **counted**: each of their free places is let in where a
/// count of every window that would hold it, email by email, keeps the quota (`PlaceSearch`). Both
/// ways look at all that is used, so that they may be mixed.
struct Timeline {
  private var hours: [TimelineHour]
  /// Index into `hours` by slot.
  private let hourOfSlot: [Int32]
  let quota: Quota
  private let daily: DailyQuota
  private let zone: Zone
  private let grid: SlotGrid
  /// How many emails an hour may have: the places, or fewer where the quota is 0.
  private let perSlot: Int
  /// Where the last hour with earlier emails begins; behind it nothing lies in a plan's way.
  private let lastLoaded: Int64

  /// - Parameters:
  ///   - slots: where the sender's open slots begin, ascending.
  ///   - sender: whose zone, window and quota hold.
  ///   - load: when the sender's other emails go out; what is `Quota.reach` or more before the first
  ///     slot does not matter.
  init(slots: [Instant], sender: Sender, load: MomentRuns) {
    let (zone, quota) = (sender.zone, sender.quota)
    self.zone = zone
    self.quota = quota
    self.daily = DailyQuota(quota, window: sender.window)
    let grid = SlotGrid(quota)
    self.grid = grid
    self.perSlot = min(grid.places, quota.perHour ?? grid.places, quota.mostPerDay ?? grid.places)

    var hours: [TimelineHour] = []
    hours.reserveCapacity(slots.count)
    var hourOfSlot: [Int32] = []
    hourOfSlot.reserveCapacity(slots.count)
    var rest = load.makeIterator()
    for start in slots {
      while let moment = rest.moment, moment < start.milliseconds {
        let start = zone.fullHour(containing: Instant(milliseconds: moment))
        hours.append(TimelineHour(start: start, of: &rest, grid: grid))
      }
      hourOfSlot.append(Int32(hours.count))
      hours.append(TimelineHour(start: start, of: &rest, grid: grid))
    }
    while let moment = rest.moment {
      let start = zone.fullHour(containing: Instant(milliseconds: moment))
      hours.append(TimelineHour(start: start, of: &rest, grid: grid))
    }
    self.hours = hours
    self.hourOfSlot = hourOfSlot
    self.lastLoaded = load.last?.milliseconds ?? .min
    markCounted()
  }

  /// Marks the hours that have one in reach which is not packed, or does not begin whole hours away, as
  /// half-hour changes of the clock make it.
  private mutating func markCounted() {
    for index in hours.indices {
      let isShifted =
        index > 0 && (hours[index].start - hours[index - 1].start) % Milliseconds.hour != 0
      guard isShifted || !hours[index].isPacked else { continue }
      markCounted(around: index)
      if isShifted { markCounted(around: index - 1) }
    }
  }

  private mutating func markCounted(around index: Int) {
    markCounted(from: index)
    var other = index - 1
    while other >= 0, hours[other].start > hours[index].start - Quota.reach {
      hours[other].markCounted()
      other -= 1
    }
  }

  private mutating func markCounted(from index: Int) {
    var other = index
    while other < hours.count, hours[other].start < hours[index].start + Quota.reach {
      hours[other].markCounted()
      other += 1
    }
  }

  /// The places of hour `index` whose moments lie in `moments`.
  private func places(_ index: Int, _ moments: Range<Instant>) -> Range<Int> {
    let start = hours[index].start
    let first = grid.place(atOrAfter: moments.lowerBound.milliseconds - start)
    return first..<max(first, grid.place(atOrAfter: moments.upperBound.milliseconds - start))
  }

  /// How many more emails `slot` can take.
  /// - Parameter moments: where they must lie; what could lie before them in the slot counts as used.
  func room(slot: Int, in moments: Range<Instant>) -> Int {
    let index = Int(hourOfSlot[slot])
    let places = places(index, moments)
    guard hours[index].isCounted else {
      let height = hours[index].height
      return (height..<height + growth(index)).clamped(to: places).count
    }
    return openPlaces(index, in: 0..<places.upperBound, quota)
      .reduce(0) { $0 + $1.clamped(to: places).count }
  }

  /// Whether `slot` could take no email even if days had no limit.
  func isFullHour(slot: Int) -> Bool {
    let index = Int(hourOfSlot[slot])
    guard hours[index].isCounted else { return hours[index].height >= quota.perHour ?? .max }
    let hourly = Quota(perHour: quota.perHour, perDay: nil)
    return openPlaces(index, in: 0..<grid.places, hourly, atMost: 1).isEmpty
  }

  /// By how many places an hour may grow that is not counted.
  private func growth(_ index: Int) -> Int {
    let height = hours[index].height
    let growth = perSlot - height
    guard growth > 0, let perDay = perDay(index) else { return max(0, growth) }
    let (between, dayEarlier) = before(index)
    guard between + dayEarlier <= perDay else { return 0 }
    let ownRoom = min(growth, perDay - between - height)
    guard ownRoom > 0 else { return 0 }
    guard hours[index].start < lastLoaded else { return ownRoom }
    return max(0, min(ownRoom, laterRoom(index)))
  }

  /// The quota of windows of 24 hours that end in an hour; nil for no limit.
  private func perDay(_ index: Int) -> Int? {
    guard quota.warmUp != nil else { return quota.perDay }
    return daily.on(zone.localDay(of: Instant(milliseconds: hours[index].start)))
  }

  /// The quota of windows of 24 hours that end in `slot`; nil for no limit.
  func perDay(slot: Int) -> Int? { perDay(Int(hourOfSlot[slot])) }

  /// What windows of 24 hours that end in hour `index` hold besides that hour: `between` counts in
  /// all of them, and `dayEarlier` is the height of the hour exactly 24 hours before.
  private func before(_ index: Int) -> (between: Int, dayEarlier: Int) {
    let dayBefore = hours[index].start - Milliseconds.day
    var between = 0
    var other = index - 1
    while other >= 0, hours[other].start > dayBefore {
      between += hours[other].height
      other -= 1
    }
    let isThere = other >= 0 && hours[other].start == dayBefore
    return (between, isThere ? hours[other].height : 0)
  }

  /// Room as far as emails of earlier engagements in the next 24 hours leave it.
  private func laterRoom(_ index: Int) -> Int {
    var room = Int.max
    let dayLater = hours[index].start + Milliseconds.day
    var other = index + 1
    while other < hours.count, hours[other].start < dayLater {
      if hours[other].height > 0, let perDay = perDay(other) {
        let (between, dayEarlier) = before(other)
        room = min(room, perDay - between - max(dayEarlier, hours[other].height))
      }
      other += 1
    }
    return room
  }

  /// The free ones of `places` that a counted hour can take, the earliest first.
  private func openPlaces(
    _ index: Int, in places: Range<Int>, _ quota: Quota, atMost number: Int = .max
  ) -> [Range<Int>] {
    let free = hours[index].free(in: places)
    guard !free.isEmpty else { return [] }
    var search = PlaceSearch(
      slotFrom: hours[index].start, grid: grid, quota: quota, used: used(around: index, quota)
    ) { [zone, daily] moment in
      guard quota.warmUp != nil else { return quota.perDay }
      return daily.on(zone.localDay(of: Instant(milliseconds: moment)))
    }
    return search.places(of: free, atMost: number)
  }

  /// When emails go out in hour `index`, and up to 24 hours before and after it, ascending.
  private func used(around index: Int, _ quota: Quota) -> [Int64] {
    guard quota.mostPerDay != nil || quota.perHour != nil else { return [] }
    let reach = quota.mostPerDay == nil ? 2 * Milliseconds.hour : Quota.reach
    let start = hours[index].start
    var first = index
    while first > 0, hours[first - 1].start > start - reach { first -= 1 }
    var used: [Int64] = []
    while first < hours.count, hours[first].start < start + reach {
      hours[first].appendUsed(to: &used, grid)
      first += 1
    }
    used.sort()
    return used
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
    let places = places(index, moments)
    guard !hours[index].isCounted else {
      for run in takeCounted(count, index, in: places) {
        place(start + grid.offset(of: run.lowerBound), run.count)
      }
      return
    }
    let run = hours[index].takeTail(count, in: places)
    place(start + grid.offset(of: run.lowerBound), run.count)
  }

  private mutating func takeCounted(_ count: Int, _ index: Int, in places: Range<Int>)
    -> [Range<Int>]
  {
    let runs = openPlaces(index, in: places, quota, atMost: count)
    for run in runs { hours[index].take(run) }
    if !hours[index].isPacked { markCounted(from: index) }
    return runs
  }

  /// Takes in an email that the plan placed in `slot`; they come in order of time.
  mutating func add(_ email: Instant, slot: Int) {
    let index = Int(hourOfSlot[slot])
    if hours[index].isCounted {
      hours[index].add(email, grid)
    } else {
      hours[index].addAbove(email, grid)
    }
    if !hours[index].isPacked { markCounted(from: index) }
  }

  /// Milliseconds from one place to the next.
  var spacing: Int64 { grid.spacing }
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
