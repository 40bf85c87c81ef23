package import PerigeeCore
import PerigeeWorkspace

extension Session {
  /// Whether the workspace declares any.
  package var hasAutomations: Bool { !workspace.automations.isEmpty }

  /// When automations are to be looked at next, always behind `now`: a moment of a schedule, or the end of a
  /// debounce. Nil where nothing is to come.
  package func nextAutomationMoment() throws -> Instant? {
    guard !workspace.automations.isEmpty else { return nil }
    return try store.read { reader in
      let records = Dictionary(
        uniqueKeysWithValues: try reader.automations().map { ($0.name, $0) })
      return try workspace.automations.map(\.automation).compactMap { automation in
        guard let record = records[automation.name] else { return nil }
        switch automation.trigger {
        case .every(let clock):
          let last = record.lastTarget ?? record.since
          let start = clock.schedule.isInterval ? last : max(last, now)
          return clock.schedule.next(after: start, in: clock.zone, team: team.window)
        case .on(let listening): return try debounced(listening, record, reader)
        }
      }.min().map { max($0, now + 1) }
    }
  }

  private func debounced(
    _ listening: Automation.Listening, _ record: AutomationRecord, _ reader: any StoreReader
  ) throws -> Instant? {
    guard let debounce = listening.debounce?.milliseconds else { return nil }
    let events = try reader.automationEvents(
      listening.kind, after: record.lastEvent, limit: Self.eventBatch)
    guard let first = events.first, let last = events.last else { return nil }
    return min(last.at + debounce, first.at + DueEvents.patience * debounce)
  }
}
