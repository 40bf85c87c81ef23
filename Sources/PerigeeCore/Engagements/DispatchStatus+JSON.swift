extension DispatchStatus {
  /// `{"due", "in_flight", "sent_today", "waiting", "halted", "unknown", "dispatcher", "held_since", "inboxes",
  /// "held_by_hooks", "warnings"}`; times
  /// with the offset of `zone`.
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("due", due)
      try json.member("in_flight", inFlight)
      try json.member("sent_today", sentToday)
      json.key("waiting")
      try json.array { json in
        for (sender, wait) in waits {
          try json.object { json in
            try json.member("sender", sender.text)
            try json.member("until", wait.until?.rfc3339(in: zone))
            try json.member("why", wait.why)
          }
        }
      }
      json.key("halted")
      try json.array { json in
        for (sender, halt) in halts {
          try json.object { json in
            try json.member("sender", sender.text)
            try json.member("since", halt.at.rfc3339(in: zone))
            try json.member("why", halt.why)
          }
        }
      }
      json.key("unknown")
      try json.array { json in
        for unknown in unknown { try unknown.write(to: &json, zone: zone) }
      }
      try json.member("dispatcher", lease.map { "\($0.holder.process) on \($0.holder.host)" })
      try json.member("held_since", heldSince?.rfc3339(in: zone))
      json.key("held_by_hooks")
      try json.array { json in
        for held in held {
          try json.object { json in
            try json.member("emails", held.emails)
            try json.member("why", held.why)
          }
        }
      }
      json.key("warnings")
      try json.array { json in for warning in warnings { try warning.write(to: &json) } }
      json.key("inboxes")
      try json.array { json in
        for inbox in troubledInboxes {
          try json.object { json in
            try json.member("sender", inbox.account.text)
            try json.member("halted_since", inbox.halt?.at.rfc3339(in: zone))
            try json.member("why", inbox.halt?.why ?? inbox.trouble)
          }
        }
      }
    }
  }

  var waits: [(sender: EmailAddress, wait: MailboxWait)] {
    mailboxes.compactMap { sender, state in state.wait.map { (sender, $0) } }
      .sorted { $0.sender < $1.sender }
  }

  var halts: [(sender: EmailAddress, halt: MailboxState.Halt)] {
    mailboxes.compactMap { sender, state in state.halt.map { (sender, $0) } }
      .sorted { $0.sender < $1.sender }
  }
}

extension DispatchStatus.Unknown {
  fileprivate func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("contact", contact.text)
      try json.member("step", step)
      try json.member("sequence", sequence)
      try json.member("sender", sender.text)
      try json.member("at", at?.rfc3339(in: zone))
      try json.member("why", why)
    }
  }
}
