import HeapModule

/// One sender's slots while committed steps are given moments.
struct ReplanLane {
  /// A step that waits for its slot; the smaller one stood before.
  struct Turn: Comparable {
    var stood: Instant
    var item: Int
    var step: Int
    var isEmail: Bool

    /// Behind all others.
    static let last = Turn(
      stood: Instant(milliseconds: .max), item: .max, step: .max, isEmail: true)

    static func < (left: Self, right: Self) -> Bool {
      (left.stood, left.item, left.step) < (right.stood, right.item, right.step)
    }
  }

  struct Placed {
    var turn: Turn
    var at: Instant
  }

  private struct Due {
    var turn: Turn
    /// Among `starts`; nil for a follow-up.
    var queue: Int?
  }

  let sender: Sender
  private let calendar: SlotCalendar
  private let horizon: Instant
  private var timeline: Timeline
  /// By the slot that they want.
  private var due: [[Due]]
  private var lastDue = -1
  /// The slot to look at next.
  private var cursor = 0
  /// Emails whose slot has come.
  private var followUps = Heap<Turn>()
  /// Contacts to start: by spread, then those under none.
  private(set) var starts: [Heap<Turn>]

  init(_ mailbox: Replanner.Mailbox, spreads: Int, now: Instant, horizon: Instant) {
    sender = mailbox.sender
    calendar = SlotCalendar(
      zone: sender.zone, window: sender.window, from: now, through: horizon)
    timeline = Timeline(
      slots: calendar.starts, sender: sender, load: MomentRuns(mailbox.load))
    self.horizon = horizon
    due = Array(repeating: [], count: calendar.starts.count)
    starts = Array(repeating: Heap(), count: spreads + 1)
  }

  /// - Parameters:
  ///   - from: not before this; nil for any slot.
  ///   - spread: which one bounds the start, by number.
  mutating func add(_ turn: Turn, from: Instant?, isStart: Bool, spread: Int?) {
    let slot = max(cursor, from.map(calendar.index(ofFirstSlotAtOrAfter:)) ?? 0)
    guard slot < calendar.starts.count else { return }
    // A task takes no place, so that nothing but a spread can keep it from its slot.
    let isBounded = isStart && (turn.isEmail || spread != nil)
    due[slot].append(Due(turn: turn, queue: isBounded ? spread ?? starts.count - 1 : nil))
    lastDue = max(lastDue, slot)
  }

  func start(of slot: Int) -> Instant { calendar.starts[slot] }

  /// All of `slot` that lies before the horizon.
  func moments(of slot: Int) -> Range<Instant> {
    let start = start(of: slot)
    return start..<min(start + Milliseconds.hour, horizon + 1)
  }

  /// The next slot in which something may happen; nil when nothing is left to do, or no slot is.
  var nextSlot: Int? {
    var slot = cursor
    if followUps.isEmpty, starts.allSatisfy(\.isEmpty) {
      while slot <= lastDue, due[slot].isEmpty { slot += 1 }
      guard slot <= lastDue else { return nil }
    }
    return slot < calendar.starts.count ? slot : nil
  }

  /// Places the tasks and the follow-ups whose slot has come, as far as there is room. The slot is then
  /// behind the lane, but for its starts.
  mutating func sendFollowUps(_ slot: Int) -> [Placed] {
    cursor = slot + 1
    var placed: [Placed] = []
    for due in due[slot] {
      if let queue = due.queue {
        starts[queue].insert(due.turn)
      } else if due.turn.isEmail {
        followUps.insert(due.turn)
      } else {
        placed.append(Placed(turn: due.turn, at: start(of: slot)))
      }
    }
    due[slot] = []
    guard !followUps.isEmpty else { return placed }
    let moments = moments(of: slot)
    let number = min(followUps.count, timeline.room(slot: slot, in: moments))
    return placed + take((0..<number).map { _ in followUps.removeMin() }, slot, in: moments)
  }

  /// Whether `moments` of `slot` have a place for an email, or hold the moment of a task.
  func hasRoom(for turn: Turn, _ slot: Int, in moments: Range<Instant>) -> Bool {
    guard turn.isEmail else { return moments.contains(start(of: slot)) }
    return timeline.room(slot: slot, in: moments.clamped(to: self.moments(of: slot))) > 0
  }

  /// Takes the first of a queue of `starts` into `moments`, which have the room.
  mutating func start(_ slot: Int, queue: Int, in moments: Range<Instant>) -> Placed {
    let turn = starts[queue].removeMin()
    guard turn.isEmail else { return Placed(turn: turn, at: start(of: slot)) }
    return take([turn], slot, in: moments.clamped(to: self.moments(of: slot)))[0]
  }

  private mutating func take(
    _ turns: [Turn], _ slot: Int, in moments: Range<Instant>
  ) -> [Placed] {
    guard !turns.isEmpty else { return [] }
    let spacing = timeline.spacing
    var placed: [Placed] = []
    timeline.take(turns.count, slot: slot, in: moments) { first, count in
      for offset in 0..<Int64(count) {
        let at = Instant(milliseconds: first + offset * spacing)
        placed.append(Placed(turn: turns[placed.count], at: at))
      }
    }
    return placed
  }
}
