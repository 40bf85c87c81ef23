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
      try json.member("sequence", sequence.name)
      try json.member("now", request.now.rfc3339(in: team.zone))
      try json.member("horizon", horizon.rfc3339(in: team.zone))
      try json.member("seed", request.seed)
      try json.member("digest", digest.text)
      json.key("request")
      try write(request, to: &json)
      json.key("senders")
      try json.array { json in
        for planned in senders { try write(planned, to: &json) }
      }
      json.key("sendings")
      try json.array { json in try writeSendings(to: &json) }
      json.key("excluded")
      try json.array { json in
        for contact in excluded { try write(contact, to: &json) }
      }
      json.key("owner_changes")
      try json.array { json in
        for change in ownerChanges {
          try json.object { json in
            try json.member("contact", change.contact.text)
            try json.member("from", change.from?.text)
            try json.member("to", change.to.text)
          }
        }
      }
      try closing(&json)
    }
  }

  private func write(_ request: PlanRequest, to json: inout JSONWriter) throws {
    try json.object { json in
      switch request.contacts {
      case .list(let name): try json.member("list", name)
      case .filter(let name): try json.member("filter", name)
      case .emails: break
      }
      try json.member("senders", request.senders.words)
      try json.member("start", request.start.rfc3339(in: team.zone))
      try json.member("mode", request.mode.words)
      try json.member("authorize", request.authorize)
      try json.member("fit", request.fit.rawValue)
      try json.member("user", request.user.text)
    }
  }

  private func write(_ planned: PlannedSender, to json: inout JSONWriter) throws {
    let span = span(of: planned)
    try json.object { json in
      try json.member("email", planned.sender.email.text)
      try json.member("time_zone", planned.sender.zone.name)
      json.key("quota")
      try json.object { json in
        try json.member("per_hour", planned.sender.quota.perHour)
        try json.member("per_day", planned.sender.quota.perDay)
      }
      try json.member("contacts", planned.enrollments.count)
      try json.member("first", span?.lowerBound.rfc3339(in: planned.sender.zone))
      try json.member("last", span?.upperBound.rfc3339(in: planned.sender.zone))
    }
  }

  private func writeSendings(to json: inout JSONWriter) throws {
    for sending in sendings {
      let zone = senders[sending.sender].sender.zone
      try json.object { json in
        try json.member("contact", contacts[sending.enrollment])
        try json.member("step", sending.step + 1)
        try json.member("sender", senders[sending.sender].sender.email.text)
        try json.member("slot", zone.clockHourStart(containing: sending.at).rfc3339(in: zone))
        try json.member("at", sending.at.rfc3339(in: zone))
        if !sequence.steps[sending.step].isEmail { try json.member("kind", "task") }
      }
    }
  }

  package func write(_ contact: ExcludedContact, to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("contact", contact.contact.text)
      json.key("reasons")
      try json.array { json in
        for reason in contact.reasons {
          try json.object { json in
            try json.member("code", reason.code)
            try json.member("detail", reason.detail)
            try json.member("cure", reason.cure)
          }
        }
      }
    }
  }
}
