package import PerigeeCore
import PerigeeMail

extension ContactExplanation {
  /// The explanation for programs; times with the offset of each sender's zone.
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("contact", contact.email.text)
      try json.member("status", contact.status.rawValue)
      try json.member("owner", contact.owner?.text)
      try json.member("bounced", contact.bounced)
      try json.member("blacklisted", blacklisted?.subject.text)
      json.key("enrollments")
      try json.array { json in
        for enrollment in enrollments { try enrollment.write(to: &json) }
      }
      try screened?.write(to: &json)
    }
  }
}

extension ContactExplanation.Screened {
  /// The member `screening`: the sequence, its reasons, and those of the contact's owner as a sender.
  fileprivate func write(to json: inout JSONWriter) throws {
    json.key("screening")
    try json.object { json in
      try json.member("sequence", sequence)
      for (name, exclusions) in [("reasons", reasons), ("with_owners", ownerReasons)] {
        json.key(name)
        try json.array { json in
          for exclusion in exclusions { try exclusion.write(to: &json) }
        }
      }
    }
  }
}

extension ContactExplanation.ExplainedEnrollment {
  fileprivate func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("sequence", enrollment.sequence)
      try json.member("state", enrollment.state.rawValue)
      try json.member("engagement", engagement.id.number)
      try json.member("sender", enrollment.sender.text)
      try json.member("committed_sender", enrollment.committedSender.text)
      try json.member("previous_owner", enrollment.previousOwner?.text)
      try json.member("chosen_by", engagement.provenance.contacts)
      try json.member("senders_by", engagement.provenance.senders)
      json.key("fillers")
      try json.object { json in
        for (variable, filler) in engagement.provenance.fillers.sorted(by: { $0.key < $1.key }) {
          try json.member(variable, filler)
        }
      }
      json.key("steps")
      if let explanation {
        try explanation.write(to: &json, zone: zone)
      } else {
        try writeSendings(to: &json)
      }
      json.key("history")
      try json.array { json in
        for record in history { try record.write(to: &json, zone: zone) }
      }
      json.key("sendings")
      try json.array { json in
        for life in lives { try life.write(to: &json, zone: zone) }
      }
      try writeMessageIDs(to: &json)
      try json.member("time_zone", zone.name)
      try writeSettings(to: &json)
    }
  }

  /// The member `message_ids`: the name of each step's email with servers and readers, null for a task.
  private func writeMessageIDs(to json: inout JSONWriter) throws {
    json.key("message_ids")
    try json.array { json in
      for sending in enrollment.sendings {
        guard sending.isEmail else {
          try json.null()
          continue
        }
        try json.string("<\(engagement.messageID(sending.step, of: enrollment).text)>")
      }
    }
  }

  /// The steps of an engagement whose settings were not kept.
  private func writeSendings(to json: inout JSONWriter) throws {
    try json.array { json in
      for sending in enrollment.sendings {
        try json.object { json in
          try json.member("step", sending.step)
          try json.member("wanted", nil as String?)
          try json.member("at", sending.at?.rfc3339(in: zone))
          try json.member("binding", nil as String?)
          json.key("waits")
          try json.null()
        }
      }
    }
  }

  /// The members `settings`, null where they were not kept, and `today`, with what differs now.
  private func writeSettings(to json: inout JSONWriter) throws {
    json.key("settings")
    if let kept { try kept.write(to: &json) } else { try json.null() }
    json.key("today")
    try json.object { json in
      try json.member("sender", today.map { $0.isEnabled ? "enabled" : "disabled" } ?? "gone")
      json.key("changes")
      try json.array { json in
        for change in changes { try change.write(to: &json) }
        if let change = spreadZoneChange { try change.write(to: &json, setting: "team.time_zone") }
        if let change = unsubscribeChange {
          try change.write(to: &json, setting: "team.unsubscribe")
        }
      }
      json.key("cap_values")
      try json.object { json in
        for (key, value) in enrollment.shownCapValues { try json.member(key, value) }
      }
    }
  }
}

extension SettingChange {
  fileprivate func write(to json: inout JSONWriter, setting name: String? = nil) throws {
    try json.object { json in
      try json.member("setting", name ?? setting.rawValue)
      try json.member("planned", from)
      try json.member("today", to)
    }
  }
}
