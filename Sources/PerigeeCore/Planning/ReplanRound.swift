import HeapModule

/// One pass of a `Replanner` over all slots.
struct ReplanRound {
  private struct Entry: Comparable {
    var start: Instant
    var lane: Int
    var slot: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.start, left.lane) < (right.start, right.lane)
    }
  }

  private let items: [Replanner.Item]
  private let zone: Zone
  private let horizon: Instant
  private var lanes: [ReplanLane]
  private var allowances: [SpreadAllowance]
  /// By item and step.
  private(set) var placements: [[Replanner.Placement]]

  init(
    _ items: [Replanner.Item], _ mailboxes: [Replanner.Mailbox],
    _ spreads: [Replanner.StartedSpread], zone: Zone, now: Instant, horizon: Instant
  ) {
    self.items = items
    self.zone = zone
    self.horizon = horizon
    lanes = mailboxes.map {
      ReplanLane($0, spreads: spreads.count, now: now, horizon: horizon)
    }
    allowances = spreads.map { SpreadAllowance($0.spread, zone: zone, started: $0.started) }
    placements = items.map(Self.beforeAnyIsPlaced)
    for (index, item) in items.enumerated() {
      for step in item.steps.indices where item.steps[step].moves { enqueue(index, step) }
    }
  }

  /// What stays is where it is; what moves has found no slot yet, or never will behind a task.
  private static func beforeAnyIsPlaced(_ item: Replanner.Item) -> [Replanner.Placement] {
    var isBehindTask = false
    return item.steps.map { step in
      let isBlocked = isBehindTask
      if !step.step.isEmail { isBehindTask = true }
      if !step.moves { return step.at.map { .at($0) } ?? .behindTask }
      return isBlocked ? .behindTask : .beyondHorizon
    }
  }

  mutating func run() {
    var agenda = Heap<Entry>()
    for lane in lanes.indices { add(lane, to: &agenda) }
    while let first = agenda.popMin() {
      var together = [first]
      while let entry = agenda.min, entry.start == first.start {
        together.append(agenda.removeMin())
      }
      for entry in together {
        for placed in lanes[entry.lane].sendFollowUps(entry.slot) { settle(placed) }
      }
      startContacts(together)
      for entry in together { add(entry.lane, to: &agenda) }
    }
  }

  private func add(_ lane: Int, to agenda: inout Heap<Entry>) {
    guard let slot = lanes[lane].nextSlot else { return }
    agenda.insert(Entry(start: lanes[lane].start(of: slot), lane: lane, slot: slot))
  }

  /// Puts a step that moves where it is due, if its previous one has a moment and is no task.
  private mutating func enqueue(_ item: Int, _ step: Int) {
    guard placements[item][step] != .behindTask else { return }
    let own = items[item].steps[step]
    let sender = lanes[items[item].mailbox].sender
    var bounds = [own.earliest].compactMap(\.self)
    if step > 0 || items[item].previous != nil {
      // One that moves itself calls for the next when it is placed.
      let previous = step > 0 ? placements[item][step - 1].moment : items[item].previous
      guard let previous,
        let wanted = sender.wanted(own.step, after: previous, horizon: horizon)
      else { return }
      bounds.append(wanted)
    }
    let isStart = step == 0 && items[item].previous == nil
    let turn = ReplanLane.Turn(
      stood: own.stood ?? Instant(milliseconds: .max), item: item, step: step,
      isEmail: own.step.isEmail)
    lanes[items[item].mailbox].add(
      turn, from: bounds.max(), isStart: isStart, spread: isStart ? items[item].spread : nil)
  }

  private mutating func settle(_ placed: ReplanLane.Placed) {
    let (item, step) = (placed.turn.item, placed.turn.step)
    placements[item][step] = .at(placed.at)
    if step + 1 < items[item].steps.count, items[item].steps[step + 1].moves {
      enqueue(item, step + 1)
    }
  }

  /// First emails, in the order in which they stood, over all senders whose slots begin together.
  ///
  /// Allowances and rooms only shrink: a queue without a place for one has none for those behind it.
  private mutating func startContacts(_ entries: [Entry]) {
    let parts = SlotPart.parts(ofSlotFrom: entries[0].start, in: zone)
    var open = entries.flatMap { entry in
      lanes[entry.lane].starts.indices.map { (entry: entry, queue: $0) }
    }
    while let next = open.indices.min(by: { first(open[$0]) < first(open[$1]) }),
      let turn = lanes[open[next].entry.lane].starts[open[next].queue].min
    {
      let (entry, queue) = open[next]
      guard let moments = moments(turn, entry, queue, parts) else {
        open.remove(at: next)
        continue
      }
      settle(lanes[entry.lane].start(entry.slot, queue: queue, in: moments))
    }
  }

  private func first(_ open: (entry: Entry, queue: Int)) -> ReplanLane.Turn {
    lanes[open.entry.lane].starts[open.queue].min ?? .last
  }

  /// The part of the slot that has a place for the first of a queue, which is then counted; nil where
  /// none has.
  private mutating func moments(
    _ turn: ReplanLane.Turn, _ entry: Entry, _ queue: Int, _ parts: [SlotPart]
  ) -> Range<Instant>? {
    let lane = lanes[entry.lane]
    guard queue < allowances.count else {
      let moments = lane.moments(of: entry.slot)
      return lane.hasRoom(for: turn, entry.slot, in: moments) ? moments : nil
    }
    let part = parts.first {
      allowances[queue].isOpen($0) && lane.hasRoom(for: turn, entry.slot, in: $0.moments)
    }
    if let part { allowances[queue].count(part) }
    return part?.moments
  }
}
