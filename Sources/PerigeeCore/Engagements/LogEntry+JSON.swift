extension NumberedLogEntry {
  /// `{"number", "at", "user", "action", "subject", "detail"}`; the time with the offset of `zone`.
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("number", Int(number))
      try entry.writeMembers(to: &json, zone: zone)
    }
  }
}

extension LogEntry {
  /// `{"at", "user", "action", "subject", "detail"}`; the time with the offset of `zone`.
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { try writeMembers(to: &$0, zone: zone) }
  }

  fileprivate func writeMembers(to json: inout JSONWriter, zone: Zone) throws {
    try json.member("at", at.rfc3339(in: zone))
    try json.member("user", user.text)
    try json.member("action", action.rawValue)
    try json.member("subject", subject)
    try json.member("detail", detail)
  }
}
