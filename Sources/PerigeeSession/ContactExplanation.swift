package import PerigeeCore

/// What `perigee explain` answers for a contact (rule 32).
package struct ContactExplanation {
  package struct ExplainedEnrollment {
    package var enrollment: Enrollment
    package var engagement: Engagement
    /// The sender's; the team's where the sender is in the team no more.
    package var zone: Zone
    /// Nil where the sender is in the team no more.
    package var explanation: Explanation?
  }

  package var contact: Contact
  package var blacklisted: BlacklistEntry?
  /// Oldest first.
  package var enrollments: [ExplainedEnrollment]
}

extension ContactExplanation {
  package func text(_ style: TextStyle = .plain) -> String {
    var text = style.bold(contact.email.text) + ": status \(contact.status.rawValue), "
    text += "owner \(contact.owner?.text ?? "nobody")"
    if contact.bounced { text += ", bounced" }
    text += "\n"
    if let blacklisted {
      text += "  blacklisted by \(blacklisted.subject.text) (\(blacklisted.reason.words))\n"
    }
    if enrollments.isEmpty { text += "  never engaged in a sequence\n" }
    return text + enrollments.map { $0.text(style) }.joined()
  }

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
  fileprivate func text(_ style: TextStyle) -> String {
    let provenance = engagement.provenance
    var text = "\n" + style.bold(enrollment.sequence) + ": \(enrollment.state.words), "
    text += "engagement \(engagement.id.number) by \(engagement.engagedBy) on "
    text += "\(engagement.engagedAt.words(in: zone))\n"
    text += "  chosen by \(provenance.contacts)\n"
    text += "  sender \(enrollment.sender) by \(provenance.senders); "
    text += "owner before: \(enrollment.previousOwner?.text ?? "nobody")\n"
    for (variable, filler) in provenance.fillers.sorted(by: { $0.key < $1.key }) {
      text += "  \(variable) may come from \(filler)\n"
    }
    if let explanation { return text + explanation.text(style, zone: zone) }
    text += "  the sender is in the team no more, so its hours are unknown\n"
    return text
      + enrollment.sendings.map { "  step \($0.step)  \($0.at.words(in: zone))\n" }.joined()
  }

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
    }
  }
}
