extension Occurrence.SkipCause {
  /// "the team does not work on that day".
  package var words: String {
    switch self {
    case .down: "nobody looked in time"
    case .overlap: "the run before it was not over"
    case .closed: "the team does not work on that day"
    case .paused: "it was paused"
    case .limit: "it has run as often as it may in a day"
    case .full: "too many waited already"
    case .depth: "automations caused each other \(AutomationEvent.deepest) times"
    case .gone: "its file is gone"
    }
  }
}

extension Occurrence {
  /// "tick", "3 events", "by hand (anna@acme.example)".
  package var causeWords: String {
    switch cause {
    case .tick: "tick"
    case .events(let events): counted(events.count, "event")
    case .hand(let user): "by hand (\(user))"
    }
  }

  /// "done", "skipped: its file is gone".
  package var stateWords: String {
    guard let skipped else { return state.rawValue }
    return "\(state.rawValue): \(why ?? skipped.words)"
  }
}

extension AutomationRun.State {
  /// "done", "given back".
  package var words: String { self == .givenBack ? "given back" : rawValue }
}
