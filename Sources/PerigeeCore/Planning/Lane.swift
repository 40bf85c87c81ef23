/// One sender's work while a plan is made: who is to start, what is due, where it goes.
struct Lane {
  /// Neighbouring enrollments that want the same slot for the same step.
  private struct Run {
    var step: Int
    var rows: Range<Int>
  }

  private let calendar: SlotCalendar
  private let steps: [Step]
  private let horizon: Instant
  private let ranks: [UInt32]
  private let count: Int
  private let times: UnsafeMutableBufferPointer<Instant>
  private var timeline: Timeline

  /// Follow-ups by the slot they want.
  private var due: [[Run]]
  /// Follow-ups whose slot was full, oldest first; those before `firstWaiting` are done.
  private var waiting: [Run] = []
  private var firstWaiting = 0
  /// The next enrollment to start.
  private var nextToStart = 0
  /// The slot to look at next.
  private var cursor = 0
  /// The last slot that a follow-up wants.
  private var lastDue = -1

  init(
    queue: Planner.Queue, steps: [Step], start: Instant, horizon: Instant,
    times: UnsafeMutableBufferPointer<Instant>
  ) {
    let sender = queue.sender
    self.calendar = SlotCalendar(
      zone: sender.zone, window: sender.window, from: start, through: horizon)
    self.timeline = Timeline(
      slots: calendar.starts, sender: sender, load: queue.load)
    self.steps = steps
    self.horizon = horizon
    self.ranks = queue.ranks
    self.count = queue.count
    self.times = times
    self.due = Array(repeating: [], count: calendar.starts.count)
  }

  /// The next slot in which something may happen; nil when nothing is left to do, or no slot is.
  var nextSlot: Int? {
    var slot = cursor
    let isPressed = nextToStart < count || firstWaiting < waiting.count
    if !isPressed {
      while slot <= lastDue, due[slot].isEmpty { slot += 1 }
      guard slot <= lastDue else { return nil }
    }
    return slot < calendar.starts.count ? slot : nil
  }

  func start(of slot: Int) -> Instant { calendar.starts[slot] }

  /// The rank of the `offset`-th of the enrollments that have not started; nil behind the last.
  func rank(ofWaiting offset: Int) -> UInt32? {
    nextToStart + offset < count ? ranks[nextToStart + offset] : nil
  }

  /// All of `slot` that lies before the horizon.
  private func moments(of slot: Int) -> Range<Instant> {
    let start = start(of: slot)
    return start..<min(start + Milliseconds.hour, horizon + 1)
  }

  /// How many contacts the sender could start in the part of `slot` that is `moments`.
  func canStart(_ slot: Int, in moments: Range<Instant>) -> Int {
    let left = count - nextToStart
    guard left > 0 else { return 0 }
    // A task is something to do in that hour, which it has from its start.
    guard steps[0].isEmail else { return moments.contains(start(of: slot)) ? left : 0 }
    return min(left, timeline.room(slot: slot, in: moments.clamped(to: self.moments(of: slot))))
  }

  mutating func startContacts(_ number: Int, _ slot: Int, in moments: Range<Instant>) {
    guard number > 0 else { return }
    place(Run(step: 0, rows: nextToStart..<nextToStart + number), slot, in: moments)
    nextToStart += number
  }

  /// Uses `slot` to the full: for what is due first, then for contacts to start (rule 24).
  mutating func fill(_ slot: Int) {
    sendFollowUps(slot)
    let moments = moments(of: slot)
    startContacts(canStart(slot, in: moments), slot, in: moments)
  }

  /// Places what is due in `slot` or was due before it, as far as there is room.
  /// The slot is then behind the lane.
  mutating func sendFollowUps(_ slot: Int) {
    cursor = slot + 1
    let moments = moments(of: slot)
    let runs = due[slot]
    due[slot] = []
    for run in runs {
      if steps[run.step].isEmail { waiting.append(run) } else { place(run, slot, in: moments) }
    }
    guard firstWaiting < waiting.count else { return }
    var room = timeline.room(slot: slot, in: moments)
    while room > 0, firstWaiting < waiting.count {
      var run = waiting[firstWaiting]
      let number = min(room, run.rows.count)
      let rest = run.rows.dropFirst(number)
      run.rows = run.rows.prefix(number)
      if rest.isEmpty { firstWaiting += 1 } else { waiting[firstWaiting].rows = rest }
      place(run, slot, in: moments)
      room -= number
    }
    if firstWaiting == waiting.count {
      waiting.removeAll(keepingCapacity: true)
      firstWaiting = 0
    }
  }

  /// Gives the run its times in the part of `slot` that is `moments`, and its next step the slot that
  /// step wants.
  private mutating func place(_ run: Run, _ slot: Int, in moments: Range<Instant>) {
    let stride = steps.count
    var next = run.rows.lowerBound * stride + run.step
    if steps[run.step].isEmail {
      let spacing = timeline.spacing
      let times = times
      timeline.take(run.rows.count, slot: slot, in: moments) { first, number in
        var time = first
        for _ in 0..<number {
          times[next] = Instant(milliseconds: time)
          time += spacing
          next += stride
        }
      }
    } else {
      // It takes no place.
      for _ in run.rows {
        times[next] = calendar.starts[slot]
        next += stride
      }
    }
    planNextStep(run, slot)
  }

  private mutating func planNextStep(_ run: Run, _ slot: Int) {
    let step = run.step + 1
    guard step < steps.count else { return }
    let wanted = calendar.wanted(
      workingDaysAfter: steps[step].after, slot: slot, hour: steps[step].hour)
    guard wanted < calendar.starts.count else { return }
    due[wanted].append(Run(step: step, rows: run.rows))
    lastDue = max(lastDue, wanted)
  }
}
