/// A sender's ledger as it stood when the planner left a slot, slot after slot.
struct LedgerReplay {
  private let calendar: SlotCalendar
  private var timeline: Timeline
  /// What the plan placed, in order of time, each with its slot.
  private var own: [(email: Instant, slot: Int)] = []
  /// The first of `own` that is not yet in the ledger.
  private var next = 0

  /// - Parameters:
  ///   - sender: with the settings that the plan was made under.
  ///   - start: of the plan.
  ///   - last: the last moment that is asked about.
  init(sender: Sender, load: MailboxLoad, from start: Instant, through last: Instant) {
    calendar = SlotCalendar(zone: sender.zone, window: sender.window, from: start, through: last)
    let slots = calendar.starts
    let grid = SlotGrid(sender.quota)
    var moved: [Instant] = []
    var slot = -1
    for email in load.own where email < last + Milliseconds.hour {
      while slot + 1 < slots.count, slots[slot + 1] <= email { slot += 1 }
      if slot >= 0, grid.place(at: email.milliseconds - slots[slot].milliseconds) != nil {
        own.append((email, slot))
      } else {
        // It stands where the plan had put nothing.
        moved.append(email)
      }
    }
    timeline = Timeline(
      slots: slots, sender: sender, load: MomentRuns((load.earlier + moved).sorted()))
  }

  /// Takes in what the plan placed in the slot from `start` and before it. Slots come in order.
  mutating func fill(through start: Instant) {
    while next < own.count, calendar.starts[own[next].slot] <= start {
      timeline.add(own[next].email, slot: own[next].slot)
      next += 1
    }
  }

  /// How many more emails the slot from `start` could take.
  /// - Parameter moments: where they must lie.
  func room(slotFrom start: Instant, in moments: Range<Instant>) -> Int {
    timeline.room(slot: calendar.index(ofFirstSlotAtOrAfter: start), in: moments)
  }

  /// The quota that keeps more emails out of the slot from `start`; nil where one would still fit.
  func limit(slotFrom start: Instant) -> Explanation.Cause? {
    guard room(slotFrom: start, in: start..<start + Milliseconds.hour) == 0 else { return nil }
    let quota = timeline.quota
    let slot = calendar.index(ofFirstSlotAtOrAfter: start)
    if let perHour = quota.perHour, timeline.isFullHour(slot: slot) {
      return .quotaPerHour(perHour)
    }
    return timeline.perDay(slot: slot).map { .quotaPerDay($0) }
  }
}
