package import PerigeeCore

/// What came of a task that was done or skipped.
package struct TaskSettlement {
  package var outcome: TaskOutcome
  package var contact: EmailAddress
  /// By its name.
  package var sequence: String
  /// Of the enrollment, afterwards.
  package var state: EnrollmentState
  /// The moments of the steps that waited for it: those up to the next task.
  package var moments: [SendingMove]
  /// Steps that waited for it and have no moment still, with why.
  package var waiting: [(step: Int, cause: WaitCause)]
  /// The sender's.
  package var zone: Zone
}

extension TaskSettlement {
  /// "done: step 2 of intro for ann@x.example", and a line for each step that waited for it.
  package var text: String {
    var text = "\(outcome.isDone ? "done" : "skipped"): step \(outcome.step) of \(sequence) "
    text += "for \(contact)\n"
    for move in moments {
      guard let at = move.to else { continue }
      text += "  step \(move.step) is planned for \(at.zonedWords(in: zone))\n"
    }
    text += waiting.map { "  step \($0.step) \($0.cause.sentence)\n" }.joined()
    return state.isLive ? text : text + "  that was the last step: \(state.words)\n"
  }

  /// `{"contact", "sequence", "step", "outcome", "state", "moments", "waiting"}`; times with the offset of
  /// the sender's zone.
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("contact", contact.text)
      try json.member("sequence", sequence)
      try json.member("step", outcome.step)
      try json.member("outcome", outcome.isDone ? "done" : "skipped")
      try json.member("state", state.rawValue)
      json.key("moments")
      try json.array { json in
        for move in moments {
          try json.object { json in
            try json.member("step", move.step)
            try json.member("at", move.to?.rfc3339(in: zone))
          }
        }
      }
      json.key("waiting")
      try json.array { json in
        for (step, cause) in waiting {
          try json.object { json in
            try json.member("step", step)
            try json.member("cause", cause.code)
          }
        }
      }
    }
  }
}

extension WaitCause {
  fileprivate var sentence: String {
    switch self {
    case .paused: "has no moment: the contact is paused"
    case .task: words
    case .slot: "has no moment: the sender has no slot for it (perigee replan)"
    }
  }
}
