/// Gives moments to steps of enrollments that are committed already: what a settings change, a pause, a
/// missed moment or another sender leaves without one (rules 29, 31 and 33).
///
/// It walks the senders' slots in order of time as `Planner` does, through the same ledger. In a slot
/// follow-ups go before first emails, each kind in the order of the moments at which they stood, so that
/// nobody overtakes who was before. A step goes never before the next coming slot, nor before what rule 8
/// wants after its previous one. A step that stays, and that an earlier step of its enrollment has come
/// too close to, moves as well.
package struct Replanner {
  /// What is known of one step that was not sent or done yet.
  package struct Remaining: Sendable {
    package var step: Step
    /// Its moment now; nil where it has none.
    package var at: Instant?
    /// True: it gets a moment, and `Mailbox.load` is without it. False: it stays where it is, and
    /// counts in `Mailbox.load`, unless rule 8 pushes it on.
    package var moves: Bool
    /// Not before this, beside rule 8; nil where nothing else holds it back. Read where it moves.
    package var earliest: Instant?
    /// The place in which it stood before it lost its moment, where `at` does not say it.
    package var stood: Instant?

    package init(
      _ step: Step, at: Instant?, moves: Bool, earliest: Instant? = nil,
      stood: Instant? = nil
    ) {
      self.step = step
      self.at = at
      self.moves = moves
      self.earliest = earliest
      self.stood = stood ?? at
    }
  }

  /// The remaining steps of one enrollment.
  package struct Item: Sendable {
    /// Of its sender, among the mailboxes.
    package var mailbox: Int
    /// All that are still to go, in their order: a task that is not done is one of them, and the steps
    /// behind it get no moment.
    package var steps: [Remaining]
    /// When the step before `steps` really went, or is to go; nil where the first of `steps` is the
    /// enrollment's first, by which the contact starts.
    package var previous: Instant?
    /// Of its engagement, among the spreads; nil where that has none. It bounds starts alone.
    package var spread: Int?

    package init(mailbox: Int, steps: [Remaining], previous: Instant?, spread: Int? = nil) {
      self.mailbox = mailbox
      self.steps = steps
      self.previous = previous
      self.spread = spread
    }
  }

  package struct Mailbox: Sendable {
    /// With the settings of now.
    package var sender: Sender
    /// When it sends whatever does not move, ascending, from `Quota.reach` before now on.
    package var load: [Instant]

    package init(sender: Sender, load: [Instant]) {
      self.sender = sender
      self.load = load
    }
  }

  /// The spread of an engagement (rule 23), with what it has used.
  package struct StartedSpread: Sendable {
    package var spread: Spread
    /// When the contacts of the engagement start that do not move, in any order.
    package var started: [Instant]

    package init(_ spread: Spread, started: [Instant]) {
      self.spread = spread
      self.started = started
    }
  }

  /// Where a step comes to be.
  package enum Placement: Hashable, Sendable {
    case at(Instant)
    /// It has no moment until the task before it is done.
    case behindTask
    /// No slot at or before the horizon has room, or it is behind a step that found none.
    case beyondHorizon

    /// Nil where there is none.
    package var moment: Instant? {
      if case .at(let moment) = self { moment } else { nil }
    }
  }

  private let zone: Zone
  private let now: Instant
  private let horizon: Instant

  /// - Parameters:
  ///   - zone: the team's, whose calendar days and hours a spread counts in.
  ///   - horizon: the last moment at which anything may go; nil for six calendar months after `now`
  ///     (rule 25).
  package init(zone: Zone, now: Instant, horizon: Instant? = nil) {
    self.zone = zone
    self.now = now
    self.horizon = horizon ?? now.adding(months: 6, in: zone)
  }

  /// The placements of all steps of all items, in their order.
  ///
  /// Every step has one; the caller decides what it means that one finds no slot.
  package func place(
    _ items: [Item], mailboxes: [Mailbox], spreads: [StartedSpread] = []
  ) -> [[Placement]] {
    var items = items
    var mailboxes = mailboxes
    while true {
      var round = ReplanRound(items, mailboxes, spreads, zone: zone, now: now, horizon: horizon)
      round.run()
      let overtaken = overtaken(items, round.placements, mailboxes)
      guard !overtaken.isEmpty else { return round.placements }
      release(overtaken, &items, &mailboxes)
    }
  }

  /// The steps that stay although the step before them moves, and comes too close.
  private func overtaken(
    _ items: [Item], _ placements: [[Placement]], _ mailboxes: [Mailbox]
  ) -> [(item: Int, step: Int)] {
    var overtaken: [(item: Int, step: Int)] = []
    for (index, item) in items.enumerated() {
      for step in item.steps.indices.dropFirst() {
        let (before, own) = (item.steps[step - 1], item.steps[step])
        guard before.moves, !own.moves, let at = own.at else { continue }
        let sender = mailboxes[item.mailbox].sender
        let wanted = placements[index][step - 1].moment.flatMap {
          sender.wanted(own.step, after: $0, horizon: horizon)
        }
        // Behind what has no moment nothing can stay either.
        if wanted.map({ at < $0 }) ?? true { overtaken.append((index, step)) }
      }
    }
    return overtaken
  }

  private func release(
    _ overtaken: [(item: Int, step: Int)], _ items: inout [Item], _ mailboxes: inout [Mailbox]
  ) {
    var freed: [Int: [Instant: Int]] = [:]
    for (item, step) in overtaken {
      items[item].steps[step].moves = true
      // It was to stay: what pushes it on never brings it forward.
      items[item].steps[step].earliest = items[item].steps[step].at
      let released = items[item].steps[step]
      guard released.step.isEmail, let at = released.at else { continue }
      freed[items[item].mailbox, default: [:]][at, default: 0] += 1
    }
    for (mailbox, var times) in freed {
      mailboxes[mailbox].load.removeAll { time in
        guard let left = times[time], left > 0 else { return false }
        times[time] = left - 1
        return true
      }
    }
  }
}
