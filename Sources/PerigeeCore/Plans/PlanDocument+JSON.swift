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
        for reason in reasons {
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

extension PlanDocument.OwnerChange {
  func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("contact", contact)
      try json.member("from", from)
      try json.member("to", to)
    }
  }
}
