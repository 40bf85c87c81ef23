extension ContactPreview {
  /// `{"contact", "emails": […]}`, times with the offsets of their senders' zones; or the exclusion as
  /// a plan file holds it.
  package func write(to json: inout JSONWriter) throws {
    switch self {
    case .emails(let contact, let emails):
      try json.object { json in
        try json.member("contact", contact.text)
        json.key("emails")
        try json.array { json in
          for email in emails { try email.write(to: &json) }
        }
      }
    case .excluded(let excluded): try PlanDocument.Excluded(excluded).write(to: &json)
    }
  }
}

extension Plan.Email {
  fileprivate func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("step", step)
      try json.member("sender", sender.email.text)
      try json.member("at", at.rfc3339(in: sender.zone))
      switch content {
      case .email(let content):
        try json.member("subject", content.subject)
        try json.member("text", content.text)
        try json.member("html", content.html)
      case .task(let task): try json.member("task", task)
      }
    }
  }
}
