/// Why a sending that is planned has no moment.
package enum WaitCause: Hashable, Sendable {
  /// Its enrollment is paused.
  case paused
  /// The task of this step is neither done nor skipped.
  case task(step: Int)
  /// Nothing has given it a slot: its sender cannot send any more, or none is left before the horizon.
  case slot
}

extension WaitCause {
  /// For programs: "paused", "task", "slot".
  package var code: String {
    switch self {
    case .paused: "paused"
    case .task: "task"
    case .slot: "slot"
    }
  }

  /// For people: "waits for the task of step 2".
  package var words: String {
    switch self {
    case .paused: "paused"
    case .task(let step): "waits for the task of step \(step)"
    case .slot: "waits for a slot"
    }
  }
}
