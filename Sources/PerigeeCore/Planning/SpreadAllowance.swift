import HeapModule

/// What a spread still allows: contacts to start in this hour and on this day of the team's zone
/// (rule 23).
struct SpreadAllowance {
  private let spread: Spread
  private let zone: Zone
  private var day: Day?
  private var hour: Instant?
  private var startedInDay = 0
  private var startedInHour = 0

  init(_ spread: Spread, zone: Zone) {
    self.spread = spread
    self.zone = zone
  }

  /// How many contacts each of `entries` starts at `start`.
  ///
  /// Contacts start in the order of the plan: a sender's turn comes with its next contact's rank,
  /// until the allowance or everybody's room is used.
  mutating func share(at start: Instant, among entries: [Agenda.Entry], _ lanes: [Lane]) -> [Int] {
    var left = remaining(at: start)
    var shares = Array(repeating: 0, count: entries.count)
    var turns = Heap<Turn>()
    var rooms: [Int] = []
    for (entry, agendaEntry) in entries.enumerated() {
      let lane = lanes[agendaEntry.index]
      rooms.append(left > 0 ? lane.canStart(agendaEntry.slot) : 0)
      guard rooms[entry] > 0, let rank = lane.rank(ofWaiting: 0) else { continue }
      turns.insert(Turn(rank: rank, entry: entry))
    }
    while left > 0, let turn = turns.popMin() {
      let entry = turn.entry
      shares[entry] += 1
      left -= 1
      guard shares[entry] < rooms[entry],
        let rank = lanes[entries[entry].index].rank(ofWaiting: shares[entry])
      else { continue }
      turns.insert(Turn(rank: rank, entry: entry))
    }
    let started = shares.reduce(0, +)
    startedInDay += started
    startedInHour += started
    return shares
  }

  private mutating func remaining(at start: Instant) -> Int {
    let day = zone.localDay(of: start)
    if day != self.day { (self.day, startedInDay) = (day, 0) }
    let hour = zone.clockHourStart(containing: start)
    if hour != self.hour { (self.hour, startedInHour) = (hour, 0) }
    return min(
      (spread.perDay ?? .max) - startedInDay, (spread.perHour ?? .max) - startedInHour)
  }

  private struct Turn: Comparable {
    var rank: UInt32
    var entry: Int

    static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
  }
}
