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
    var world = try RandomWorld(seed: UInt64(seed), zones: Self.zones.map(SystemZones.zone))
    let load = world.queues.map(\.load)
    // First an engagement, then a second plan around what it committed, of which a part was undone.
    let first = world.place()
    #expect(world.checker.faults(world.lanes(first, load: load)) == [], "seed \(seed), first plan")
    world.commit(first)
    let second = world.place()
    #expect(
      world.checker.faults(world.lanes(second, load: world.queues.map(\.load))) == [],
      "seed \(seed), second plan")
  }

  @Test("The same world gives the same plan", arguments: 0..<50)
  func determinism(seed: Int) throws {
    let zones = try Self.zones.map(SystemZones.zone)
    let times = try (0..<2).map { _ in try RandomWorld(seed: UInt64(seed), zones: zones).place() }
    #expect(times[0] == times[1])
  }

  @Test("A contact either has all its times or is told apart", arguments: 0..<50)
  func completeness(seed: Int) throws {
    let world = try RandomWorld(seed: UInt64(seed), zones: Self.zones.map(SystemZones.zone))
    let times = world.place()
    for enrollment in 0..<times.count / world.steps.count {
      let own = times[enrollment * world.steps.count..<(enrollment + 1) * world.steps.count]
      let placed = own.prefix { $0 != Planner.unplaced }.count
      #expect(own.dropFirst(placed).allSatisfy { $0 == Planner.unplaced })
    }
  }
}

/// A team, its load and a request, drawn from a seed.
private struct RandomWorld {
  let steps: [Step]
  let mode: PlanMode
  let zone: Zone
  let start: Instant
  let horizon: Instant
  private(set) var queues: [Planner.Queue] = []
  private var generator = SplitMix64(seed: 0)

  init(seed: UInt64, zones: [Zone]) throws {
    var random = SplitMix64(seed: seed)
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
      let first = Int.random(in: 0...20, using: &random)
      let window = Window(
        days: Set(
          Weekday.allCases.shuffled(using: &random).prefix(Int.random(in: 1...7, using: &random))),
        hours: first..<Int.random(in: first + 1...24, using: &random),
        closed: [day.adding(days: Int.random(in: 0...10, using: &random))])
      let quota = Quota(
        perHour: Bool.random(using: &random) ? Int.random(in: 1...30, using: &random) : nil,
        perDay: Bool.random(using: &random) ? Int.random(in: 1...90, using: &random) : nil)
      let sender = try Make.sender(
        "s\(index)", zone: zones[Int.random(in: 0..<zones.count, using: &random)], window: window,
        quota: quota)
      // Emails of another grid, as a changed quota leaves them.
      let load = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        start + Int64.random(in: -90_000_000..<400_000_000, using: &random)
      }
      queues.append(
        Planner.Queue(
          sender: sender, count: count, ranks: (0..<count).map { rank + UInt32($0) },
          load: Bool.random(using: &random) ? load.sorted() : []))
      rank += UInt32(count)
    }
    generator = random
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

  /// Takes the plan for committed, and undoes a third of it, which leaves holes.
  mutating func commit(_ times: [Instant]) {
    for (index, lane) in lanes(times, load: queues.map(\.load)).enumerated() {
      var kept: [Instant] = []
      for time in lane.times.joined() where Int.random(in: 0..<3, using: &generator) > 0 {
        kept.append(time)
      }
      queues[index].load = (queues[index].load + kept).sorted()
    }
  }
}
