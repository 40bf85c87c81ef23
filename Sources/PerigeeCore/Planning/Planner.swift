/// Gives every step of every enrollment its moment (rules 19 to 25).
///
/// The planner walks the senders' slots in order of time. In a slot it first places follow-ups that
/// are due, oldest first, then starts contacts while quota and spread allow (rule 24). Contacts that
/// start in one slot move on together: a **run** of neighbouring enrollments shares the wanted slot
/// of its next step, so the calendar is asked once a run and not once an email, and an email costs
/// one store into `times`. Nothing is ever moved once placed, which is why "never an earlier one"
/// (rule 9) needs no check.
package struct Planner {
  /// What one sender has to send.
  package struct Queue {
    /// Its window, zone and quota bound the slots.
    package var sender: Sender
    /// How many enrollments it has; they start in this order.
    package var count: Int
    /// For each, its rank among all enrollments of the plan, ascending: under a spread, who is
    /// first in the plan starts first. Not read in other modes; may be empty there.
    package var ranks: [UInt32]
    /// When its mailbox sends already.
    package var load: MomentRuns

    package init(
      sender: Sender, count: Int, ranks: [UInt32] = [], load: MomentRuns = MomentRuns()
    ) {
      self.sender = sender
      self.count = count
      self.ranks = ranks
      self.load = load
    }
  }

  /// Where no moment was found before the horizon.
  package static let unplaced = Instant(milliseconds: .max)

  private let steps: [Step]
  private let mode: PlanMode
  private let zone: Zone
  private let horizon: Instant

  /// - Parameter zone: the team's, whose calendar days and hours a spread counts in.
  package init(steps: [Step], mode: PlanMode, zone: Zone, horizon: Instant) {
    self.steps = steps
    self.mode = mode
    self.zone = zone
    self.horizon = horizon
  }

  /// The times of all enrollments, queue after queue: enrollment `i` has
  /// `times[i * steps ..< (i + 1) * steps]`. A step that finds no slot at or before the horizon is
  /// `unplaced`, and so are the steps behind it.
  package func place(_ queues: [Queue], start: Instant) -> [Instant] {
    let total = queues.reduce(0) { $0 + $1.count }
    let size = total * steps.count
    guard size > 0 else { return [] }
    return [Instant](unsafeUninitializedCapacity: size) { times, count in
      times.initialize(repeating: Self.unplaced)
      count = size
      var lanes: [Lane] = []
      var first = 0
      for queue in queues {
        let rows = times[first * steps.count..<(first + queue.count) * steps.count]
        lanes.append(
          Lane(
            queue: queue, steps: steps, start: start, horizon: horizon,
            times: UnsafeMutableBufferPointer(rebasing: rows)))
        first += queue.count
      }
      switch mode {
      case .asSoonAsPossible: fillEachToTheFull(&lanes)
      case .spread(let spread): fill(&lanes, under: spread)
      }
    }
  }

  /// Without a spread, senders know nothing of each other.
  private func fillEachToTheFull(_ lanes: inout [Lane]) {
    for index in lanes.indices {
      while let slot = lanes[index].nextSlot {
        lanes[index].fill(slot)
      }
    }
  }

  /// Under a spread, slots that begin together share what the spread still allows.
  private func fill(_ lanes: inout [Lane], under spread: Spread) {
    var agenda = Agenda()
    var allowance = SpreadAllowance(spread, zone: zone)
    for index in lanes.indices { agenda.add(index, lanes[index]) }
    while let entries = agenda.next() {
      for entry in entries { lanes[entry.index].sendFollowUps(entry.slot) }
      for share in allowance.shares(at: entries[0].start, among: entries, lanes) {
        let entry = entries[share.entry]
        lanes[entry.index].startContacts(share.contacts, entry.slot, in: share.moments)
      }
      for entry in entries { agenda.add(entry.index, lanes[entry.index]) }
    }
  }
}
