extension Explainer {
  /// What held one email or task back.
  package struct Delay: Hashable, Sendable {
    /// As `Explanation.Placement.wanted`.
    package var wanted: Instant
    /// When it goes out.
    package var at: Instant
    /// How many hours of 60 minutes it waited; at least 1.
    package var hours: Int
    /// As `Explanation.Placement.binding`.
    package var cause: Explanation.Cause
  }

  /// What `explain` says of each sending of many enrollments, but for the hours between: in one way
  /// through the sender's slots instead of one an enrollment. Those that got what they wanted are left
  /// out.
  /// - Parameters:
  ///   - times: of the sender's enrollments, one after the other, a moment a step.
  ///   - body: is told the index in `times`.
  package func delays(
    _ steps: [Step], times: ArraySlice<Instant>, _ body: (Int, Delay) throws -> Void
  ) rethrows {
    guard let last = times.max(), !steps.isEmpty else { return }
    var limits = SlotLimits(self, through: last)
    for index in times.indices {
      let step = (index - times.startIndex) % steps.count
      let wanted = step == 0 ? request.start : wanted(steps[step], after: times[index - 1])
      let kind = SlotLimits.Kind(isEmail: steps[step].isEmail, isFirst: step == 0)
      if let delay = limits.delay(from: wanted, to: times[index], kind) { try body(index, delay) }
    }
  }
}

/// What kept one more sending out of each of a sender's slots.
private struct SlotLimits {
  struct Kind {
    var isEmail: Bool
    var isFirst: Bool

    var number: Int { (isEmail ? 0 : 2) + (isFirst ? 0 : 1) }
  }

  private let explainer: Explainer
  private let calendar: SlotCalendar
  private let binding: BindingLimit
  /// By `Kind.number`, then by slot.
  private var causes: [[Explanation.Cause]]
  /// Many emails pass by the same slots.
  private var known: [Way: Explanation.Cause] = [:]

  private struct Way: Hashable {
    let kind: Int
    let slots: ClosedRange<Int>
  }

  init(_ explainer: Explainer, through last: Instant) {
    let sender = explainer.sender
    let start = explainer.request.start
    self.explainer = explainer
    calendar = SlotCalendar(zone: sender.zone, window: sender.window, from: start, through: last)
    binding = BindingLimit(explainer, slots: calendar.starts)
    causes = Array(repeating: [], count: 4)
    var ledger = LedgerReplay(sender: sender, load: explainer.load, from: start, through: last)
    for slot in calendar.starts {
      for kind in [true, false].flatMap({ isEmail in
        [true, false].map { Kind(isEmail: isEmail, isFirst: $0) }
      }) {
        causes[kind.number].append(
          explainer.limit(
            slotFrom: slot, isEmail: kind.isEmail, isFirst: kind.isFirst, &ledger))
      }
    }
  }

  /// Nil where no whole hour lies between.
  mutating func delay(
    from wanted: Instant, to at: Instant, _ kind: Kind
  ) -> Explainer.Delay? {
    var first = explainer.sender.zone.clockHourStart(containing: wanted)
    if first < wanted { first = first + Milliseconds.hour }
    let hours = (at.milliseconds - first.milliseconds) / Milliseconds.hour
    guard hours > 0 else { return nil }
    let next = calendar.index(ofFirstSlotAtOrAfter: first)
    let last = calendar.index(ofFirstSlotAtOrAfter: at - Milliseconds.hour + 1) - 1
    let cause = next <= last ? cause(Way(kind: kind.number, slots: next...last)) : nil
    return Explainer.Delay(
      wanted: wanted, at: at, hours: Int(hours),
      cause: cause ?? explainer.windowCause(first + (hours - 1) * Milliseconds.hour))
  }

  private mutating func cause(_ way: Way) -> Explanation.Cause? {
    if let known = known[way] { return known }
    let cause = binding.cause(of: causes[way.kind][way.slots], in: way.slots)
    known[way] = cause
    return cause
  }
}
