package import PerigeeCore

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
        try json.null()
      }
      json.key("cap_values")
      try json.object { json in
        for (key, value) in enrollment.shownCapValues { try json.member(key, value) }
      }
    }
  }
}
