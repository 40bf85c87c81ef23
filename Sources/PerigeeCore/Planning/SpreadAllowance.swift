import HeapModule

/// What a spread still allows: contacts to start in this hour and on this day of the team's zone
/// (rule 23).
///
/// A slot of a sender whose clock is half an hour off the team's lies in two of the team's hours, and
/// may lie in two of its days; what starts in it is counted in both, so that neither can be exceeded
/// whichever minute an email gets.
struct SpreadAllowance {
  private let spread: Spread
  private let zone: Zone
  private var startedInDay: [Day: Int] = [:]
  private var startedInHour: [Instant: Int] = [:]

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
    for day in days(of: start) { startedInDay[day, default: 0] += started }
    for hour in hours(of: start) { startedInHour[hour, default: 0] += started }
    return shares
  }

  private func remaining(at start: Instant) -> Int {
    let inDays = days(of: start).map { (spread.perDay ?? .max) - (startedInDay[$0] ?? 0) }
    let inHours = hours(of: start).map { (spread.perHour ?? .max) - (startedInHour[$0] ?? 0) }
    return min(inDays.min() ?? 0, inHours.min() ?? 0)
  }

  private func days(of start: Instant) -> Set<Day> {
    [zone.localDay(of: start), zone.localDay(of: start + (Milliseconds.hour - 1))]
  }

  private func hours(of start: Instant) -> Set<Instant> {
    [
      zone.clockHourStart(containing: start),
      zone.clockHourStart(containing: start + (Milliseconds.hour - 1)),
    ]
  }

  private struct Turn: Comparable {
    var rank: UInt32
    var entry: Int

    static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
  }
}
