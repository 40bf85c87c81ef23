package import PerigeeCore

extension RearrangementOutcome {
  /// `{"action", "done", "contacts", "moves", "left", "without_slot", "waiting", "untouched"}`, with "handovers" for
  /// `reassign`, and "added", "cancelled" and "upgrades" for `upgrade`; times with the offset of the team's
  /// zone, null for none.
  /// - Parameter isDone: false for a preview.
  package func write(to json: inout JSONWriter, isDone: Bool) throws {
    try json.object { json in
      try json.member("action", action.rawValue)
      try json.member("done", isDone)
      try json.member("contacts", enrollments.count)
      json.key("moves")
      try json.array { json in
        for change in rearrangement.moves { try write(change, to: &json) }
      }
      if action == .reassign { try writeHandovers(to: &json) }
      if action == .upgrade {
        try json.member("added", added)
        try json.member("cancelled", cancelled)
        json.key("upgrades")
        try json.array { json in
          for upgrade in upgrades { try upgrade.write(to: &json) }
        }
      }
      json.key("left")
      try json.array { json in
        for contact in left {
          try json.object { json in
            try json.member("contact", contact.contact.text)
            try json.member("sequence", contact.sequence)
            try json.member("message", contact.reason)
          }
        }
      }
      json.key("without_slot")
      try json.array { json in
        for slotless in slotless {
          try json.object { json in
            try json.member("contact", slotless.step.contact.text)
            try json.member("sequence", slotless.step.sequence)
            try json.member("step", slotless.step.step)
            try json.member("sender", slotless.step.sender.text)
            try json.member("message", slotless.reason)
          }
        }
      }
      json.key("waiting")
      try json.array { json in
        for misfit in waiting { try misfit.write(to: &json) }
      }
      try json.member("untouched", untouched)
    }
  }

  private func write(_ change: Rearrangement.Change, to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("contact", change.contact.text)
      try json.member("sequence", change.sequence)
      try json.member("sender", change.sender.text)
      try json.member("step", change.step)
      try json.member("kind", change.isEmail ? "email" : "task")
      try json.member("from", change.from?.rfc3339(in: zone))
      try json.member("to", change.to?.rfc3339(in: zone))
      try json.member("cause", change.cause.rawValue)
    }
  }

  private func writeHandovers(to json: inout JSONWriter) throws {
    let contacts = Dictionary(enrollments.map { ($0.id, $0) }) { first, _ in first }
    json.key("handovers")
    try json.array { json in
      for handover in handovers {
        guard let enrollment = contacts[handover.enrollment] else { continue }
        try json.object { json in
          try json.member("contact", enrollment.contact.text)
          try json.member("sequence", enrollment.sequence)
          try json.member("from", enrollment.sender.text)
          try json.member("to", handover.to.text)
        }
      }
    }
  }
}
