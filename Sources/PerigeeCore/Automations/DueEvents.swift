/// Which events are occurrences now: pure, as `DueTicks`.
package struct DueEvents: Hashable, Sendable {
  /// A stream of events that never pauses is an occurrence after so many debounces.
  package static let patience: Int64 = 10

  /// To be written in this order, each with its state.
  package private(set) var occurrences: [Occurrence] = []
  /// The last event that is looked at then; nil where none was.
  package private(set) var lastEvent: Int64?

  /// - Parameters:
  ///   - events: those behind the last one that was looked at, in their order, whose conditions hold or not.
  ///   - isWanted: whether an event meets what the automation asks of it.
  ///   - room: how many more may wait.
  package init(
    of automation: Automation, _ listening: Automation.Listening, _ events: [AutomationEvent],
    since record: AutomationRecord, room: Int, now: Instant,
    isWanted: (AutomationEvent) throws -> Bool
  ) rethrows {
    guard let newest = events.last else { return }
    // "Own effects do not trigger themselves."
    let wanted = try events.filter { event in
      guard event.kind == listening.kind, event.origin?.automation != automation.name,
        event.meets(listening.conditions)
      else { return false }
      return try isWanted(event)
    }
    if let debounce = listening.debounce?.milliseconds {
      // What automations caused too often is no reason to leave out what came beside it.
      let (deep, others) = wanted.parted(by: \.isTooDeep)
      let counted = others.isEmpty ? deep : others
      if let first = counted.first, let last = counted.last {
        guard now >= last.at + debounce || now >= first.at + Self.patience * debounce else {
          return
        }
      }
      for events in [deep, others] where !events.isEmpty { add(events, automation, record, room) }
    } else {
      for event in wanted { add([event], automation, record, room) }
    }
    lastEvent = newest.id
  }

  private mutating func add(
    _ events: [AutomationEvent], _ automation: Automation, _ record: AutomationRecord, _ room: Int
  ) {
    let depth = events.map { $0.origin?.depth ?? 0 }.max() ?? 0
    var made = Occurrence(
      of: automation.name, .events(events.map(\.id)), at: events[events.count - 1].at,
      depth: depth)
    let waiting = occurrences.count { $0.state == .waiting }
    let cause: Occurrence.SkipCause? =
      if record.pause != nil { .paused } else if events.contains(where: \.isTooDeep) {
        .depth
      } else if waiting >= room { .full } else { nil }
    if let cause {
      made.state = .skipped
      made.skipped = cause
    }
    occurrences.append(made)
  }
}

extension AutomationEvent {
  /// Automations caused each other so often that it makes none run.
  fileprivate var isTooDeep: Bool { (origin?.depth ?? 0) >= Self.deepest }
}

extension [AutomationEvent] {
  fileprivate func parted(
    by isFirst: (AutomationEvent) -> Bool
  ) -> ([AutomationEvent], [AutomationEvent]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}
