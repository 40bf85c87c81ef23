extension Plan {
  /// Writes the plan as `preview --format json` prints it and plan files hold it.
  ///
  /// Times are RFC 3339 with the sender's offset and milliseconds. Sendings stand in order of time,
  /// then of sender, then of contact.
  ///
  /// - Parameter closing: writes further members at the end.
  package func write(
    to json: inout JSONWriter, closing: (inout JSONWriter) throws -> Void = { _ in }
  ) throws {
    try json.object { json in
      try json.member("format", PlanDocument.currentFormat)
      try json.member("sequence", sequence.name)
      try json.member("safeguard", sequence.safeguard.rawValue)
      try json.member("now", request.now.rfc3339(in: team.zone))
      try json.member("horizon", horizon.rfc3339(in: team.zone))
      try json.member("time_zone", team.zone.name)
      if let unsubscribe = team.unsubscribe {
        try json.member("unsubscribe", unsubscribe.mailto.text)
      }
      try json.member("seed", request.seed)
      try json.member("digest", digest.text)
      json.key("request")
      try PlanDocument.Request(request, zone: team.zone).write(to: &json)
      json.key("steps")
      try json.array { json in
        for step in documentedSteps { try step.write(to: &json) }
      }
      json.key("senders")
      try json.array { json in
        for planned in senders { try write(planned, to: &json) }
      }
      json.key("variables")
      try json.array { json in
        for variable in variables { try json.string(variable) }
      }
      json.key("enrollments")
      try json.array { json in
        for row in 0..<count { try documentedEnrollment(row).write(to: &json) }
      }
      json.key("sendings")
      try json.array { json in
        for sending in sendings { try documented(sending).write(to: &json) }
      }
      json.key("excluded")
      try json.array { json in
        for contact in excluded { try PlanDocument.Excluded(contact).write(to: &json) }
      }
      json.key("owner_changes")
      try json.array { json in
        for change in ownerChanges { try PlanDocument.OwnerChange(change).write(to: &json) }
      }
      try closing(&json)
    }
  }

  private func write(_ planned: PlannedSender, to json: inout JSONWriter) throws {
    let span = span(of: planned)
    try SenderSettings(planned.sender).write(to: &json) { json in
      try json.member("contacts", planned.enrollments.count)
      try json.member("first", span?.lowerBound.rfc3339(in: planned.sender.zone))
      try json.member("last", span?.upperBound.rfc3339(in: planned.sender.zone))
    }
  }
}
