/// An event that is to be posted to the team's web hook; a row that is written in the transaction of what
/// it tells.
package struct Notification: Hashable, Sendable, Codable {
  /// The raw values are shown.
  package enum State: String, CaseIterable, Hashable, Sendable, Codable {
    case waiting, sent, failed
  }

  /// The store's, from 1, in order of writing; 0 before.
  package var id: Int64 = 0
  package var event: AutomationEvent
  package var state = State.waiting
  package var attempts = 0
  /// When it is tried next; of one that has an end, when that came.
  package var next: Instant
  /// What became of the newest attempt.
  package var answer: String?

  package init(_ event: AutomationEvent) {
    self.event = event
    next = event.at
  }

  /// How long it is tried, in milliseconds.
  package static let patience = 3 * Milliseconds.day
  /// How long one is kept that has an end, in milliseconds.
  package static let kept = 30 * Milliseconds.day
  /// Those that are kept at most, whatever became of them.
  package static let longestQueue: Int64 = 100_000

  /// The pause after so many attempts, growing from a minute to four hours.
  package static func pause(after attempts: Int) -> Int64 {
    min(Milliseconds.minute << Int64(min(max(attempts - 1, 0), 8)), 4 * Milliseconds.hour)
  }

  /// The same in every attempt, so that whoever gets it twice knows.
  package var key: String { "\(id)-\(event.at.milliseconds)" }
}
