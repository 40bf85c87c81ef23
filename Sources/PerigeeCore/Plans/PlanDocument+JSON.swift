// The parts of a plan file, each written as it is read; `Plan+JSON` puts them together, one by one, so
// that a plan of a million sendings needs no document in memory.

extension PlanDocument.Request {
  func write(to json: inout JSONWriter) throws {
    try json.object { json in
      json.key("contacts")
      try contacts.write(to: &json)
      try json.member("senders", senders)
      try json.member("start", start)
      try json.member("mode", mode)
      try json.member("authorize", authorize)
      try json.member("fit", fit.rawValue)
      try json.member("user", user)
    }
  }
}

extension PlanDocument.Contacts {
  fileprivate func write(to json: inout JSONWriter) throws {
    try json.object { json in
      if let everybody { try json.member("everybody", everybody) }
      for (name, texts) in [
        ("lists", lists), ("emails", emails), ("filters", filters), ("where", conditions),
        ("left_out", leftOut),
      ] {
        guard let texts else { continue }
        json.key(name)
        try json.array { json in
          for text in texts { try json.string(text) }
        }
      }
    }
  }
}

extension PlanDocument.Step {
  func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("step", step)
      if let kind { try json.member("kind", kind) }
      try json.member("after", after)
      try json.member("hour", hour)
      if kind == nil { try json.member("subject", subject) }
      try json.member("text", text)
      if kind == nil { try json.member("html", html) }
    }
  }
}

extension PlanDocument.Enrollment {
  func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("contact", contact)
      try json.member("owner", owner)
      json.key("values")
      try json.object { json in
        for (variable, value) in values.sorted(by: { $0.key < $1.key }) {
          try json.member(variable, value)
        }
      }
      guard let edits else { return }
      json.key("edits")
      try json.array { json in
        for edit in edits { try edit.write(to: &json) }
      }
    }
  }
}

extension PlanDocument.Edit {
  func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("step", step)
      try json.member("subject", subject)
      try json.member("text", text)
      try json.member("html", html)
    }
  }
}

extension Quota {
  /// `{"per_hour", "per_day"}`, with `"warm_up"` where there is one.
  func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("per_hour", perHour)
      try json.member("per_day", perDay)
      guard let warmUp else { return }
      json.key("warm_up")
      try json.object { json in
        try json.member("since", warmUp.since.description)
        try json.member("from", warmUp.from)
        try json.member("to", warmUp.to)
        try json.member("days", warmUp.days)
      }
    }
  }
}

extension Window {
  /// `{"days", "hours", "closed"}`
  func write(to json: inout JSONWriter) throws {
    try json.object { json in
      json.key("days")
      try json.array { json in
        for name in dayNames { try json.string(name) }
      }
      try json.member("hours", hourWords)
      json.key("closed")
      try json.array { json in
        for date in closedDates { try json.string(date) }
      }
    }
  }
}

extension SenderSettings {
  /// `{"email", "name", "time_zone", "quota", "window"}`, with `"signature"` and `"reply_to"` where
  /// the sender has them.
  /// - Parameter closing: writes further members at the end.
  package func write(
    to json: inout JSONWriter, closing: (inout JSONWriter) throws -> Void = { _ in }
  ) throws {
    try json.object { json in
      try json.member("email", email.text)
      try json.member("name", name)
      try json.member("time_zone", timeZone)
      json.key("quota")
      try quota.write(to: &json)
      json.key("window")
      try window.write(to: &json)
      if let signature {
        json.key("signature")
        try json.object { json in
          try json.member("text", signature.text)
          try json.member("html", signature.html)
        }
      }
      if let replyTo { try json.member("reply_to", replyTo.text) }
      try closing(&json)
    }
  }
}

extension PlanDocument.Sending {
  func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("contact", contact)
      try json.member("step", step)
      try json.member("sender", sender)
      try json.member("slot", slot)
      try json.member("at", at)
      if let kind { try json.member("kind", kind) }
    }
  }
}

extension PlanDocument.Excluded {
  /// `{"contact", "reasons": [{"code", "detail", "cure"}]}`
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("contact", contact)
      json.key("reasons")
      try json.array { json in
        for reason in reasons { try reason.write(to: &json) }
      }
    }
  }
}

extension PlanDocument.Excluded.Reason {
  /// `{"code", "detail", "cure"}`
  fileprivate func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("code", code)
      try json.member("detail", detail)
      try json.member("cure", cure)
    }
  }
}

extension Exclusion {
  /// As a plan file holds it: `{"code", "detail", "cure"}`.
  package func write(to json: inout JSONWriter) throws {
    try PlanDocument.Excluded.Reason(code: code, detail: detail, cure: cure).write(to: &json)
  }
}

extension PlanDocument.OwnerChange {
  func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("contact", contact)
      try json.member("from", from)
      try json.member("to", to)
    }
  }
}
