import PerigeeCore
import TestSupport
import Testing

/// Properties of every re-plan, over many random worlds; a failure names its seed.
@Suite("The replanner, on random worlds")
struct ReplannerPropertyTests {
  private static let zones = [
    "Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Asia/Kathmandu",
    "America/St_Johns", "UTC", "Pacific/Chatham",
  ]

  /// What a world's plan is when days have passed, settings have changed and some steps are to move.
  private struct Committed {
    var items: [Replanner.Item] = []
    var mailboxes: [Replanner.Mailbox] = []
    var spreads: [Replanner.StartedSpread] = []
    /// By item: how many steps went already.
    var gone: [Int] = []

    /// - Parameter isWhole: whether of a contact all that is left moves, or nothing.
    init(
      _ world: RandomWorld, _ times: [Instant], now: Instant, isWhole: Bool,
      _ random: inout SplitMix64
    ) {
      let steps = world.steps.count
      var started: [Instant] = []
      var first = 0
      for (mailbox, queue) in world.queues.enumerated() {
        var load = Array(queue.load)
        for row in first..<first + queue.count {
          let own = Array(times[row * steps..<(row + 1) * steps].prefix { $0 != Planner.unplaced })
          let gone = own.count { $0 < now }
          let moves = Int.random(in: 0..<3, using: &random) == 0
          let left = own.indices.dropFirst(gone).map { step in
            let isMover = isWhole ? moves : Int.random(in: 0..<3, using: &random) == 0
            let floor = Bool.random(using: &random) ? own[step] : nil
            return Replanner.Remaining(
              world.steps[step], at: own[step], moves: isMover, earliest: floor)
          }
          load += own.prefix(gone) + left.filter { !$0.moves }.compactMap(\.at)
          if let start = own.first, gone > 0 || left.first?.moves == false { started.append(start) }
          guard !left.isEmpty else { continue }
          items.append(
            Replanner.Item(
              mailbox: mailbox, steps: left, previous: gone == 0 ? nil : own[gone - 1], spread: 0))
          self.gone.append(gone)
        }
        first += queue.count
        mailboxes.append(Replanner.Mailbox(sender: queue.sender, load: load.sorted()))
      }
      if case .spread(let spread) = world.mode {
        spreads = [Replanner.StartedSpread(spread, started: started)]
      } else {
        for index in items.indices { items[index].spread = nil }
      }
    }
  }

  private func world(_ seed: Int) throws -> RandomWorld {
    try RandomWorld(seed: UInt64(seed), zones: Self.zones.map(SystemZones.zone))
  }

  @Test(
    "What moves keeps the settings of now, and what stays keeps its place unless rule 8 moves it",
    arguments: 0..<300)
  func soundness(seed: Int) throws {
    var world = try world(seed)
    let times = world.place()
    var random = SplitMix64(seed: UInt64(seed) &+ 7)
    let now = world.start + Int64.random(in: 0..<1_000_000_000, using: &random)
    if seed % 3 > 0 { try world.changeSettings() }
    let committed = Committed(world, times, now: now, isWhole: seed % 2 == 0, &random)
    let replanner = Replanner(zone: world.zone, now: now, horizon: world.horizon)
    let placements = replanner.place(
      committed.items, mailboxes: committed.mailboxes, spreads: committed.spreads)
    #expect(faults(world, committed, placements, now: now) == [], "seed \(seed)")
  }

  /// What is wrong, in words.
  private func faults(
    _ world: RandomWorld, _ committed: Committed, _ placements: [[Replanner.Placement]],
    now: Instant
  ) -> [String] {
    var faults: [String] = []
    guard placements.map(\.count) == committed.items.map(\.steps.count) else {
      return ["a step is lost"]
    }
    var moved: [[Instant]] = committed.mailboxes.map { _ in [] }
    var stays: [[Instant]] = committed.mailboxes.map(\.load)
    var starts = committed.spreads.flatMap(\.started)
    for (index, item) in committed.items.enumerated() {
      var previous = item.previous
      var isPushed = false
      for (step, remaining) in item.steps.enumerated() {
        let placement = placements[index][step]
        let number = committed.gone[index] + step
        if !remaining.moves, placement == remaining.at.map({ .at($0) }) {
          // On a day on which nobody works any more there is no hour to come too early.
          if isPushed, isWorkday(placement.moment, committed.mailboxes[item.mailbox].sender) {
            faults += stepFaults(world, committed, item, from: number, previous, placement.moment)
          }
          previous = placement.moment
          isPushed = false
          continue
        }
        if !remaining.moves {
          // It was pushed on, which only a step before it that moved can do.
          if !isPushed { faults.append("a step that stays has moved by itself") }
          guard let at = remaining.at, let place = stays[item.mailbox].firstIndex(of: at) else {
            return ["a step that stays had no place"]
          }
          stays[item.mailbox].remove(at: place)
        }
        isPushed = true
        // Those behind it that stayed have lost their places as well.
        guard let moment = placement.moment else {
          if placements[index][step...].contains(where: { $0.moment != nil }) {
            faults.append("a step behind an unplaced one has a moment")
          }
          continue
        }
        if let earliest = remaining.earliest, remaining.moves, moment < earliest {
          faults.append("\(moment) lies before \(earliest)")
        }
        moved[item.mailbox].append(moment)
        if number == 0 { starts.append(moment) }
        faults += stepFaults(world, committed, item, from: number, previous, moment)
        previous = moment
      }
    }
    for (mailbox, moved) in moved.enumerated() {
      let checker = PlanChecker(
        zone: world.zone, steps: [world.steps[0]], mode: world.mode, start: now,
        horizon: world.horizon)
      let lane = PlanChecker.Lane(
        sender: committed.mailboxes[mailbox].sender, times: moved.map { [$0] },
        load: stays[mailbox].sorted())
      faults += checker.windowFaults(lane) + checker.quotaFaults(lane)
    }
    let lane = PlanChecker.Lane(
      sender: committed.mailboxes[0].sender, times: starts.map { [$0] }, load: [])
    return faults + world.checker.spreadFaults([lane])
  }

  private func isWorkday(_ moment: Instant?, _ sender: Sender) -> Bool {
    moment.map { sender.window.isWorking(sender.zone.localDay(of: $0)) } ?? false
  }

  private func stepFaults(
    _ world: RandomWorld, _ committed: Committed, _ item: Replanner.Item, from number: Int,
    _ previous: Instant?, _ moment: Instant?
  ) -> [String] {
    guard let previous, let moment, number > 0 else { return [] }
    let checker = PlanChecker(
      zone: world.zone, steps: Array(world.steps[(number - 1)...]), mode: world.mode,
      start: previous, horizon: world.horizon)
    return checker.stepFaults(
      PlanChecker.Lane(
        sender: committed.mailboxes[item.mailbox].sender, times: [[previous, moment]], load: []))
  }

  @Test("No room is lost: an earlier place would break a quota", arguments: 0..<200)
  func fullness(seed: Int) throws {
    let zone = try SystemZones.zone(Self.zones[seed % Self.zones.count])
    var random = SplitMix64(seed: UInt64(seed))
    let quota = Quota(
      perHour: Int.random(in: 1...8, using: &random), perDay: Int.random(in: 1...40, using: &random)
    )
    let sender = try Make.sender("anna", zone: zone, quota: quota)
    let start = try Make.instant("2026-11-23 09:00", zone)
    let times = Planner(
      steps: try Make.steps(), mode: .asSoonAsPossible, zone: zone,
      horizon: start.adding(months: 6, in: zone)
    ).place([Planner.Queue(sender: sender, count: 60)], start: start)
    var load: [Instant] = []
    var items: [Replanner.Item] = []
    for time in times {
      if Bool.random(using: &random) {
        load.append(time)
      } else {
        let step = Replanner.Remaining(try Make.steps()[0], at: time, moves: true, earliest: start)
        items.append(Replanner.Item(mailbox: 0, steps: [step], previous: nil))
      }
    }
    let placements = Replanner(zone: zone, now: start).place(
      items, mailboxes: [Replanner.Mailbox(sender: sender, load: load)])
    let moved = placements.compactMap(\.first?.moment)
    #expect(moved.count == items.count)
    // In the order in which they stood, and nobody later than before.
    #expect(moved == moved.sorted())
    #expect(zip(items, moved).allSatisfy { $1 <= $0.steps[0].at! })
    let all = (load + moved).sorted()
    #expect(all == times, "the holes are filled from the first, so that nothing changes")
  }

  @Test("The same world gives the same moments", arguments: 0..<20)
  func determinism(seed: Int) throws {
    let both = try (0..<2).map { _ in
      let world = try world(seed)
      var random = SplitMix64(seed: UInt64(seed))
      let now = world.start + 400_000_000
      let committed = Committed(world, world.place(), now: now, isWhole: false, &random)
      return Replanner(zone: world.zone, now: now).place(
        committed.items, mailboxes: committed.mailboxes, spreads: committed.spreads)
    }
    #expect(both[0] == both[1])
  }
}
