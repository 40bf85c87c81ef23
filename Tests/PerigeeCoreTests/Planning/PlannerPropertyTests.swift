import PerigeeCore
import TestSupport
import Testing

/// Properties of every plan, over many random worlds; a failure names its seed.
@Suite("The planner, on random worlds")
struct PlannerPropertyTests {
  private static let zones = [
    "Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Asia/Kathmandu",
    "America/St_Johns", "UTC", "Pacific/Chatham",
  ]

  @Test("Plans keep rules 19 to 26 as an independent checker reads them", arguments: 0..<300)
  func soundness(seed: Int) throws {
    var world = try world(seed)
    try engage(&world, "seed \(seed), first plan")
    // Then a plan around what was committed, of which a part was undone.
    try engage(&world, "seed \(seed), second plan")
  }

  @Test("They do so when settings change between engagements", arguments: 0..<300)
  func changedSettings(seed: Int) throws {
    var world = try world(seed)
    for round in 1...4 {
      try engage(&world, "seed \(seed), engagement \(round)")
      try world.changeSettings()
      // As often as not before what is committed, and in the middle of it.
      world.moveStart()
    }
  }

  @Test("No room is lost: one more email would break a quota", arguments: 0..<200)
  func fullness(seed: Int) throws {
    let zone = try SystemZones.zone(Self.zones[seed % Self.zones.count])
    var random = SplitMix64(seed: UInt64(seed))
    let quota = Quota(
      perHour: Int.random(in: 1...8, using: &random),
      perDay: Int.random(in: 1...40, using: &random))
    let sender = try Make.sender("anna", zone: zone, quota: quota)
    let monday = try Make.instant("2026-11-23 09:00", zone)
    var load: [Instant] = []
    for _ in 0..<3 {
      // Backwards in time and forwards: each fills what the ones before it left.
      let start = monday + Int64(Int.random(in: 0..<96, using: &random)) * Milliseconds.hour
      let times = Planner(
        steps: try Make.steps(), mode: .asSoonAsPossible, zone: zone,
        horizon: start.adding(months: 6, in: zone)
      ).place([Planner.Queue(sender: sender, count: 40, load: MomentRuns(load))], start: start)
      let committed = (load + times).sorted()
      let slots = SlotCalendar(
        zone: zone, window: sender.window, from: start, through: times.last! - Milliseconds.hour)
      for slot in slots.starts {
        let inSlot = committed.count { $0 >= slot && $0 < slot + Milliseconds.hour }
        guard inSlot < quota.perHour! else { continue }
        let place = Milliseconds.hour / Int64(quota.perHour!)
        let more = (committed + [slot + Int64(inSlot) * place]).sorted()
        #expect(
          Self.fullestDay(more) > quota.perDay!, "seed \(seed): \(slot) has room for one more")
      }
      load = committed
    }
  }

  /// How settings change between the engagements of `noRoomIsLost`.
  enum Changed: String, CaseIterable {
    case raised, zone, loweredDay
  }

  @Test(
    "No room is lost where quotas and zones changed, and engagements were undone",
    arguments: 0..<40, Changed.allCases)
  func noRoomIsLost(seed: Int, changed: Changed) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var zone = try SystemZones.zone(Self.zones[seed % Self.zones.count])
    var quota = Quota(
      perHour: Int.random(in: 1...6, using: &random), perDay: Int.random(in: 2...20, using: &random)
    )
    let monday = try Make.instant("2026-11-23 09:00", zone)
    var load: [Instant] = []
    for round in 0..<3 {
      let sender = try Make.sender("anna", zone: zone, quota: quota)
      let start = monday + Int64(Int.random(in: 0..<96, using: &random)) * Milliseconds.hour
      let times = Planner(
        steps: try Make.steps(), mode: .asSoonAsPossible, zone: zone,
        horizon: start.adding(months: 6, in: zone)
      ).place([Planner.Queue(sender: sender, count: 25, load: MomentRuns(load))], start: start)
      let committed = (load + times).sorted()
      let slots = SlotCalendar(
        zone: zone, window: sender.window, from: start, through: times.last! - Milliseconds.hour)
      let ledger = SlowLedger(emails: committed, quota: quota)
      for slot in slots.starts {
        // Below a lowered quota a slot is left as it is where its next place has no room.
        let places = ledger.freePlaces(slotFrom: slot)
        for place in changed == .loweredDay ? places.prefix(1) : places[...] {
          #expect(
            !ledger.hasRoom(at: place),
            "seed \(seed), \(changed), round \(round): \(place) has room for one more")
        }
      }
      load = committed.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
      switch changed {
      case .raised:
        quota.perHour! += Int.random(in: 0...9, using: &random)
        quota.perDay! += Int.random(in: 0...9, using: &random)
      case .zone:
        zone = try SystemZones.zone(Self.zones.randomElement(using: &random)!)
      case .loweredDay: quota.perDay = Int.random(in: 1...quota.perDay!, using: &random)
      }
    }
  }

  private static func fullestDay(_ times: [Instant]) -> Int {
    times.map { end in times.count { $0 > end - Milliseconds.day && $0 <= end } }.max() ?? 0
  }

  private func world(_ seed: Int) throws -> RandomWorld {
    try RandomWorld(seed: UInt64(seed), zones: Self.zones.map(SystemZones.zone))
  }

  /// Plans, checks, and commits a part of it.
  private func engage(_ world: inout RandomWorld, _ words: String) throws {
    let times = world.place()
    let lanes = world.lanes(times, load: world.queues.map { Array($0.load) })
    #expect(world.checker.faults(lanes) == [], "\(words)")
    world.commit(times)
  }

  @Test("The same world gives the same plan", arguments: 0..<50)
  func determinism(seed: Int) throws {
    let times = try (0..<2).map { _ in try world(seed).place() }
    #expect(times[0] == times[1])
  }

  @Test("Emails that are kept as runs are the emails one by one", arguments: 0..<200)
  func runs(seed: Int) throws {
    var world = try world(seed)
    world.commit(world.place())
    let times = world.place()
    world.keepEmailsOneByOne()
    #expect(world.place() == times)
  }

  @Test("A contact either has all its times or is told apart", arguments: 0..<50)
  func completeness(seed: Int) throws {
    let world = try world(seed)
    let times = world.place()
    for enrollment in 0..<times.count / world.steps.count {
      let own = times[enrollment * world.steps.count..<(enrollment + 1) * world.steps.count]
      let placed = own.prefix { $0 != Planner.unplaced }.count
      #expect(own.dropFirst(placed).allSatisfy { $0 == Planner.unplaced })
    }
  }
}

/// A mailbox, looked at email by email and window by window.
private struct SlowLedger {
  /// Ascending.
  let emails: [Instant]
  let quota: Quota

  /// The places of today's grid at which nothing goes out.
  func freePlaces(slotFrom slot: Instant) -> [Instant] {
    let spacing = Milliseconds.hour / Int64(quota.perHour!)
    let all = (0..<Int64(quota.perHour!)).map { slot + $0 * spacing }
    return all.filter { !emails.contains($0) }
  }

  /// Whether one more email would keep every window that holds it.
  func hasRoom(at moment: Instant) -> Bool {
    fits(moment, Milliseconds.hour, quota.perHour!) && fits(moment, Milliseconds.day, quota.perDay!)
  }

  private func fits(_ moment: Instant, _ length: Int64, _ limit: Int) -> Bool {
    let near = emails.filter { $0 > moment - length && $0 < moment + length }
    let ends = [moment] + near.filter { $0 >= moment }
    return ends.allSatisfy { end in near.count { $0 > end - length && $0 <= end } < limit }
  }
}

/// A team, its load and a request, drawn from a seed.
struct RandomWorld {
  let steps: [Step]
  let mode: PlanMode
  let zone: Zone
  private(set) var start: Instant
  let horizon: Instant
  private let zones: [Zone]
  private(set) var queues: [Planner.Queue] = []
  private var generator = SplitMix64(seed: 0)

  init(seed: UInt64, zones: [Zone]) throws {
    var random = SplitMix64(seed: seed)
    self.zones = zones
    zone = zones[Int.random(in: 0..<zones.count, using: &random)]
    // Around the changes of the clock, as often as not.
    let month = [3, 4, 9, 10, 11].randomElement(using: &random)!
    let day = Day(year: 2026, month: month, day: Int.random(in: 1...28, using: &random))!
    start = Instant(
      milliseconds: Int64(day.number) * 86_400_000
        + Int64.random(in: 0..<86_400_000, using: &random))
    horizon = start.adding(months: 6, in: zone)
    var later: [(after: Int, hour: Int?)] = []
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let hour = Bool.random(using: &random) ? Int.random(in: 0...23, using: &random) : nil
      later.append((after: Int.random(in: hour == nil ? 1...5 : 0...5, using: &random), hour: hour))
    }
    steps = try Make.steps(later)
    mode =
      Bool.random(using: &random)
      ? .asSoonAsPossible
      : .spread(
        Spread(
          perDay: Int.random(in: 1...60, using: &random),
          perHour: Int.random(in: 1...20, using: &random)))
    var rank: UInt32 = 0
    for index in 0..<Int.random(in: 1...4, using: &random) {
      let count = Int.random(in: 0...120, using: &random)
      let sender = try Self.sender(index, zones, around: day, &random)
      // Emails of another grid, as a changed quota leaves them.
      let load = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        start + Int64.random(in: -90_000_000..<400_000_000, using: &random)
      }
      queues.append(
        Planner.Queue(
          sender: sender, count: count, ranks: (0..<count).map { rank + UInt32($0) },
          load: MomentRuns(Bool.random(using: &random) ? load.sorted() : [])))
      rank += UInt32(count)
    }
    generator = random
  }

  private static func sender(
    _ index: Int, _ zones: [Zone], around day: Day, _ random: inout SplitMix64
  ) throws -> Sender {
    let first = Int.random(in: 0...20, using: &random)
    let window = Window(
      days: Set(
        Weekday.allCases.shuffled(using: &random).prefix(Int.random(in: 1...7, using: &random))),
      hours: first..<Int.random(in: first + 1...24, using: &random),
      closed: [day.adding(days: Int.random(in: 0...10, using: &random))])
    var quota = Quota(
      perHour: Bool.random(using: &random) ? Int.random(in: 1...30, using: &random) : nil,
      perDay: Bool.random(using: &random) ? Int.random(in: 1...90, using: &random) : nil)
    if Int.random(in: 0..<3, using: &random) == 0 {
      let from = Int.random(in: 0...10, using: &random)
      quota.warmUp = WarmUp(
        since: day.adding(days: Int.random(in: -20...10, using: &random)), from: from,
        to: from + Int.random(in: 1...60, using: &random),
        days: Int.random(in: 1...25, using: &random))
    }
    return try Make.sender(
      "s\(index)", zone: zones[Int.random(in: 0..<zones.count, using: &random)], window: window,
      quota: quota)
  }

  /// Gives every sender other quotas, and some another zone and window as well.
  mutating func changeSettings() throws {
    for index in queues.indices {
      let changed = try Self.sender(index, zones, around: zone.localDay(of: start), &generator)
      let isMoved = Int.random(in: 0..<3, using: &generator) == 0
      if isMoved {
        queues[index].sender = changed
      } else {
        queues[index].sender.quota = changed.quota
      }
    }
  }

  /// By up to four days, back or forth.
  mutating func moveStart() {
    start = start + Int64.random(in: -345_600_000..<345_600_000, using: &generator)
  }

  var checker: PlanChecker {
    PlanChecker(zone: zone, steps: steps, mode: mode, start: start, horizon: horizon)
  }

  func place() -> [Instant] {
    Planner(steps: steps, mode: mode, zone: zone, horizon: horizon).place(queues, start: start)
  }

  /// The plan by lane, without the enrollments that did not fit.
  func lanes(_ times: [Instant], load: [[Instant]]) -> [PlanChecker.Lane] {
    var first = 0
    return zip(queues, load).map { queue, load in
      let rows = (first..<first + queue.count).map {
        Array(times[$0 * steps.count..<($0 + 1) * steps.count]).filter { $0 != Planner.unplaced }
      }
      first += queue.count
      return PlanChecker.Lane(sender: queue.sender, times: rows, load: load)
    }
  }

  mutating func keepEmailsOneByOne() {
    for index in queues.indices {
      let singles = queues[index].load.map { MomentRuns.Run(first: $0.milliseconds) }
      queues[index].load = MomentRuns(merging: singles)
    }
  }

  /// Takes the plan for committed, and undoes a third of it, which leaves holes.
  mutating func commit(_ times: [Instant]) {
    for (index, lane) in lanes(times, load: queues.map { Array($0.load) }).enumerated() {
      var kept: [Instant] = []
      for time in lane.times.joined() where Int.random(in: 0..<3, using: &generator) > 0 {
        kept.append(time)
      }
      queues[index].load = MomentRuns((queues[index].load + kept).sorted())
    }
  }
}
