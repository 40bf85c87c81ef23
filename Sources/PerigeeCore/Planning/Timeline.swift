/// One sender's slots with what is used of them: the **ledger** of a mailbox while a plan is made.
///
/// Rule 21 wants at most D emails in *any* rolling 24 hours and at most H in any rolling 60 minutes.
/// Checking every window would be slow and, with emails at arbitrary minutes, nearly impossible to
/// fill; so a slot has `positions` places at fixed offsets, the same in every slot (rule 22), and is
/// filled from place 0. Then it is enough to look at slots:
///
/// A window (t − 24 h, t] whose t lies x after the start of slot `b` holds the places of `b` at or
/// before x, those of the 23 slots between, and those of the slot 24 hours before `b` that lie after
/// x. Where both end slots are filled from place 0 the first and the last part together are never
/// more than the fuller of the two. So "at most D in 24 consecutive slots" is "at most D in any 24
/// hours"; the same argument with two slots does for the hour.
///
/// What was committed earlier need not look so tidy: an engagement that was rolled back leaves
/// holes, a quota that was changed leaves emails off the grid. Hence two cares:
/// - a slot counts with its **height**, the least number that keeps the argument true, and not
///   with its count: one behind its last used place, or more where emails stand closer than places;
/// - a slot with emails off the grid is **ragged**: it shares the hour with its neighbours, and
///   the slot 24 hours before it is counted whole.
struct Timeline {
  /// A clock hour that is open, or holds emails of earlier engagements.
  private struct Hour {
    var start: Int64
    var height: Int
    var isRagged = false
    /// Free places below `height`, ascending; what a rollback left.
    var holes: [Range<Int>] = []
  }

  private var hours: [Hour]
  /// Index into `hours` by slot of the calendar.
  private let hourOfSlot: [Int32]
  let quota: Quota
  private let placeLength: Int64
  private let places: Int
  /// Where the last hour with earlier emails begins; behind it nothing lies in a plan's way.
  private let lastLoaded: Int64

  /// - Parameters:
  ///   - calendar: the sender's open slots.
  ///   - load: when the sender's other emails go out, ascending; what is `Quota.reach` or more before
  ///     the first slot does not matter.
  init(calendar: SlotCalendar, zone: Zone, quota: Quota, load: [Instant]) {
    self.quota = quota
    self.places = Self.places(quota)
    let placeLength = Milliseconds.hour / Int64(places)
    self.placeLength = placeLength

    var hours: [Hour] = []
    hours.reserveCapacity(calendar.starts.count)
    var hourOfSlot: [Int32] = []
    hourOfSlot.reserveCapacity(calendar.starts.count)
    var rest = load[...]
    for start in calendar.starts {
      while let first = rest.first, first < start {
        hours.append(
          Self.hour(startingAt: zone.clockHourStart(containing: first), &rest, placeLength))
      }
      hourOfSlot.append(Int32(hours.count))
      hours.append(Self.hour(startingAt: start, &rest, placeLength))
    }
    while let first = rest.first {
      hours.append(
        Self.hour(startingAt: zone.clockHourStart(containing: first), &rest, placeLength))
    }
    self.hours = hours
    self.hourOfSlot = hourOfSlot
    self.lastLoaded = load.last?.milliseconds ?? .min
  }

  /// How many places a slot has: the quota of an hour. Where only the day is limited, a slot can
  /// never hold more than a day; where nothing is, a place is a millisecond.
  private static func places(_ quota: Quota) -> Int {
    max(1, min(quota.perHour ?? quota.perDay ?? Int(Milliseconds.hour), Int(Milliseconds.hour)))
  }

  /// The hour from `start` with the emails of `rest` that lie in it, which it takes away.
  private static func hour(
    startingAt start: Instant, _ rest: inout ArraySlice<Instant>, _ placeLength: Int64
  ) -> Hour {
    var hour = Hour(start: start.milliseconds, height: 0)
    let end = start + Milliseconds.hour
    let count = rest.prefix { $0 < end }.count
    guard count > 0 else { return hour }
    var next = 0
    for (index, instant) in rest.prefix(count).enumerated() {
      let offset = max(0, instant.milliseconds - hour.start)
      let place = Int((offset + placeLength - 1) / placeLength)
      if offset % placeLength != 0 || place < next { hour.isRagged = true }
      if !hour.isRagged, next < place { hour.holes.append(next..<place) }
      next = place + 1
      hour.height = max(hour.height, place + count - index)
    }
    // Places between emails off the grid are not free: which ones they block is not worth knowing.
    if hour.isRagged { hour.holes = [] }
    rest = rest.dropFirst(count)
    return hour
  }

  /// How many more emails `slot` can take.
  func room(slot: Int) -> Int {
    let index = Int(hourOfSlot[slot])
    var growth = hourRoom(index)
    if let perDay = quota.perDay, growth >= 0 {
      growth = min(growth, perDay - used(endingAt: index))
      if hours[index].start < lastLoaded { growth = min(growth, laterRoom(index, perDay)) }
    }
    // A hole lies below the height and so inside every sum already.
    return growth < 0 ? 0 : growth + hours[index].holes.reduce(0) { $0 + $1.count }
  }

  /// How many more emails the quota of an hour leaves for `slot`.
  func hourRoom(slot: Int) -> Int { hourRoom(Int(hourOfSlot[slot])) }

  private func hourRoom(_ index: Int) -> Int {
    guard let perHour = quota.perHour else { return places - hours[index].height }
    var used = hours[index].height
    if index > 0, isNeighbour(index - 1, index) { used += hours[index - 1].height }
    if index + 1 < hours.count, isNeighbour(index, index + 1) { used += hours[index + 1].height }
    return perHour - used
  }

  /// Whether emails off the grid make the two hours one to the quota of an hour.
  private func isNeighbour(_ left: Int, _ right: Int) -> Bool {
    (hours[left].isRagged || hours[right].isRagged)
      && hours[right].start - hours[left].start < 2 * Milliseconds.hour
  }

  /// What the 24 hours that end with hour `index` have used.
  ///
  /// The hour that began exactly 24 hours earlier is the one the argument above lets go. Hours off
  /// that grid, which half-hour changes of the clock make, are counted whole.
  private func used(endingAt index: Int) -> Int {
    let start = hours[index].start
    var sum = 0
    var other = index
    while other >= 0, hours[other].start > start - Quota.reach {
      let isDayEarlier = hours[other].start == start - Milliseconds.day
      if !isDayEarlier || hours[other].isRagged || hours[index].isRagged {
        sum += hours[other].height
      }
      other -= 1
    }
    return sum
  }

  /// Room as far as emails of earlier engagements in the next 24 hours leave it.
  private func laterRoom(_ index: Int, _ perDay: Int) -> Int {
    var room = Int.max
    var other = index + 1
    while other < hours.count, hours[other].start < hours[index].start + Quota.reach {
      room = min(room, perDay - used(endingAt: other))
      other += 1
    }
    return room
  }

  /// Takes `count` places of `slot`, which has the room, and calls `place` for each run of equally
  /// spaced times: the first time, how many there are.
  mutating func take(_ count: Int, slot: Int, place: (_ first: Int64, _ count: Int) -> Void) {
    let index = Int(hourOfSlot[slot])
    let start = hours[index].start
    var left = count
    while left > 0, let hole = hours[index].holes.first {
      let taken = hole.prefix(left)
      place(start + Int64(hole.lowerBound) * placeLength, taken.count)
      left -= taken.count
      if taken.count == hole.count {
        hours[index].holes.removeFirst()
      } else {
        hours[index].holes[0] = taken.upperBound..<hole.upperBound
      }
    }
    guard left > 0 else { return }
    place(start + Int64(hours[index].height) * placeLength, left)
    hours[index].height += left
  }

  /// Milliseconds from one place to the next.
  var spacing: Int64 { placeLength }

  /// How many of the places of `slot` from the next one on are at or before `horizon`.
  func placesLeft(slot: Int, before horizon: Instant) -> Int {
    let hour = hours[Int(hourOfSlot[slot])]
    let left = horizon.milliseconds - hour.start
    guard left < Milliseconds.hour else { return .max }
    return max(0, Int(left / placeLength) + 1 - hour.height)
  }
}
