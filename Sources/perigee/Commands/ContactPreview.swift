import PerigeeCore

/// What one contact of a plan would get: every step's email as it would be sent.
struct ContactPreview {
  private let plan: Plan
  private let contact: EmailAddress

  init(_ plan: Plan, _ contact: EmailAddress) {
    self.plan = plan
    self.contact = contact
  }

  func print(_ global: GlobalOptions) throws {
    guard let emails = try plan.emails(to: contact) else { return try printExclusion(global) }
    switch global.format {
    case .json:
      try Output.json { json in
        try json.object { json in
          try json.member("contact", contact.text)
          json.key("emails")
          try json.array { json in
            for email in emails { try write(email, to: &json) }
          }
        }
      }
    case .text:
      for email in emails { Output.text(text(email, global.style) + "\n") }
    }
  }

  private func write(_ email: Plan.Email, to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("step", email.step)
      try json.member("sender", email.sender.email.text)
      try json.member("at", email.at.rfc3339(in: email.sender.zone))
      switch email.content {
      case .email(let content):
        try json.member("subject", content.subject)
        try json.member("text", content.text)
        try json.member("html", content.html)
      case .task(let task): try json.member("task", task)
      }
    }
  }

  private func text(_ email: Plan.Email, _ style: TextStyle) -> String {
    let zone = email.sender.zone
    var text = style.bold("Step \(email.step)") + "  \(email.at.words(in: zone)) (\(zone.name))\n"
    switch email.content {
    case .task(let task): return text + "Task:    \(task)\n"
    case .email(let content):
      text += "From:    \(email.sender.name) <\(email.sender.email)>\n"
      text += "To:      \(contact)\n"
      text += "Subject: \(content.subject)\n\n"
      text += (content.text ?? content.html ?? "") + "\n"
      return text
    }
  }

  private func printExclusion(_ global: GlobalOptions) throws {
    guard let excluded = plan.excluded.first(where: { $0.contact == contact }) else {
      throw UsageError("\(contact) is not among the contacts of this plan")
    }
    switch global.format {
    case .json:
      try Output.json { try plan.write(excluded, to: &$0) }
    case .text:
      Output.text("\(contact) is excluded:\n")
      for reason in excluded.reasons {
        Output.text("  \(reason.code): \(reason.detail); \(reason.cure)\n")
      }
    }
  }
}
