extension SequenceReport {
  /// The report for programs; times with the offset of `zone`.
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("sequence", sequence)
      try json.member("engagements", engagements)
      json.key("states")
      try json.object { json in
        for state in EnrollmentState.allCases {
          if let count = states[state] { try json.member(state.rawValue, count) }
        }
      }
      json.key("sendings")
      try sendings.writeReported(to: &json)
      try json.member("paused", paused)
      try json.member("overdue", overdue)
      if let away {
        json.key("away")
        try json.object { json in
          try json.member("contacts", away.contacts)
          try json.member("next", away.next.rfc3339(in: zone))
        }
      }
      try writeCauses(to: &json)
      json.key("senders")
      try json.array { json in
        for row in senders { try row.write(to: &json, zone: zone) }
      }
      if let more { try json.member("after", more.text) }
      json.key("steps")
      try json.array { json in
        for row in steps { try row.write(to: &json, zone: zone) }
      }
      json.key("next")
      try json.array { json in
        for sending in next { try sending.write(to: &json, zone: zone) }
      }
      json.key("warnings")
      try json.array { json in
        for warning in warnings { try warning.write(to: &json) }
      }
    }
  }
}

extension SequenceReport {
  /// The members `moves` and `cancelled_by`, with numbers by cause, and `waiting`.
  private func writeCauses(to json: inout JSONWriter) throws {
    json.key("moves")
    try json.object { json in
      for cause in SendingMove.Cause.allCases {
        if let count = moves[cause] { try json.member(cause.rawValue, count) }
      }
    }
    json.key("cancelled_by")
    try json.object { json in
      for cause in CancelCause.all {
        if let count = cancelled[cause] { try json.member(cause.code, count) }
      }
    }
    json.key("waiting")
    try json.array { json in
      for (cause, count) in waitingInOrder {
        try json.object { json in
          try json.member("cause", cause.code)
          if case .task(let step) = cause { try json.member("step", step) }
          try json.member("sendings", count)
        }
      }
    }
  }
}

extension SequenceReport.SenderRow {
  fileprivate func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("email", sender.text)
      try json.member("contacts", contacts)
      try json.member("planned", planned)
      json.key("sendings")
      try states.writeReported(to: &json)
      try json.member("next", next?.rfc3339(in: zone))
      try json.member("last", last?.rfc3339(in: zone))
      if let mark { try json.member("mark", mark.rawValue) }
    }
  }
}

extension SequenceReport.StepRow {
  fileprivate func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("step", step)
      for state in [Sending.State.planned, .cancelled] {
        try json.member(state.rawValue, states[state] ?? 0)
      }
      json.key("sendings")
      try states.writeReported(to: &json)
      try json.member("next", next?.rfc3339(in: zone))
      try json.member("last", last?.rfc3339(in: zone))
    }
  }
}

extension SequenceReport.NextSending {
  fileprivate func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("contact", contact.text)
      try json.member("step", step)
      try json.member("sender", sender.text)
      try json.member("at", at.rfc3339(in: zone))
      if let mark { try json.member("mark", mark.rawValue) }
    }
  }
}
