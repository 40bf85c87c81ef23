extension SendingLife {
  /// `{"step", "kind", "state", "at", "cause", "waits_for", "settled", "moves", "attempts"}`; times with the offset of
  /// `zone`. `waits_for` is the step of a task.
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("step", sending.step)
      try json.member("kind", sending.isEmail ? "email" : "task")
      try json.member("state", sending.state.reported.rawValue)
      try json.member("at", sending.at?.rfc3339(in: zone))
      try json.member("cause", cancelled?.code ?? wait?.code)
      if case .task(let step) = wait { try json.member("waits_for", step) }
      if let task {
        json.key("settled")
        try json.object { json in
          try json.member("done", task.isDone)
          try json.member("at", task.at.rfc3339(in: zone))
          try json.member("by", task.user.text)
        }
      }
      json.key("moves")
      try json.array { json in
        for move in moves { try move.write(to: &json, zone: zone) }
      }
      json.key("attempts")
      try json.array { json in
        for delivery in deliveries { try delivery.write(to: &json, zone: zone) }
      }
    }
  }
}

extension Delivery {
  /// `{"outcome", "sender", "at", "answer"}`.
  fileprivate func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("outcome", outcome.rawValue)
      try json.member("sender", sender.text)
      try json.member("at", wentAt.rfc3339(in: zone))
      try json.member("answer", answer)
    }
  }
}

extension SendingMove {
  /// `{"from", "to", "cause", "at", "by"}`; null where there was, or is, no moment.
  fileprivate func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("from", from?.rfc3339(in: zone))
      try json.member("to", to?.rfc3339(in: zone))
      try json.member("cause", cause.rawValue)
      try json.member("at", at.rfc3339(in: zone))
      try json.member("by", user.text)
    }
  }
}
