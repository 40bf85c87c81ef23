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
      json.key("senders")
      try json.array { json in
        for row in senders { try row.write(to: &json, zone: zone) }
      }
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

extension SequenceReport.SenderRow {
  fileprivate func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("email", sender.text)
      try json.member("contacts", contacts)
      try json.member("planned", planned)
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
      for state in Sending.State.allCases {
        try json.member(state.rawValue, states[state] ?? 0)
      }
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
