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
      calendar: calendar, zone: sender.zone, quota: sender.quota, load: queue.load)
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

  /// How many contacts the sender could start in `slot`.
  func canStart(_ slot: Int) -> Int {
    let left = count - nextToStart
    guard left > 0, steps[0].isEmail else { return left }
    return min(left, room(slot))
  }

  private func room(_ slot: Int) -> Int {
    min(timeline.room(slot: slot), timeline.placesLeft(slot: slot, before: horizon))
  }

  mutating func startContacts(_ number: Int, _ slot: Int) {
    guard number > 0 else { return }
    place(Run(step: 0, rows: nextToStart..<nextToStart + number), slot)
    nextToStart += number
  }

  /// Places what is due in `slot` or was due before it, as far as there is room.
  /// The slot is then behind the lane.
  mutating func sendFollowUps(_ slot: Int) {
    cursor = slot + 1
    let runs = due[slot]
    due[slot] = []
    for run in runs {
      if steps[run.step].isEmail { waiting.append(run) } else { place(run, slot) }
    }
    guard firstWaiting < waiting.count else { return }
    var room = room(slot)
    while room > 0, firstWaiting < waiting.count {
      var run = waiting[firstWaiting]
      let number = min(room, run.rows.count)
      let rest = run.rows.dropFirst(number)
      run.rows = run.rows.prefix(number)
      if rest.isEmpty { firstWaiting += 1 } else { waiting[firstWaiting].rows = rest }
      place(run, slot)
      room -= number
    }
    if firstWaiting == waiting.count {
      waiting.removeAll(keepingCapacity: true)
      firstWaiting = 0
    }
  }

  /// Gives the run its times in `slot`, and its next step the slot that step wants.
  private mutating func place(_ run: Run, _ slot: Int) {
    let stride = steps.count
    var next = run.rows.lowerBound * stride + run.step
    if steps[run.step].isEmail {
      let spacing = timeline.spacing
      let times = times
      timeline.take(run.rows.count, slot: slot) { first, number in
        var time = first
        for _ in 0..<number {
          times[next] = Instant(milliseconds: time)
          time += spacing
          next += stride
        }
      }
    } else {
      // A task is something to do in that hour; it takes no place.
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
