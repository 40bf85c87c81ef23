extension LogVerification {
  /// `{"entries", "head", "faults": [{"code", "message"}]}`
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in try writeMembers(to: &json) }
  }

  /// The members alone, for an object that has others too.
  package func writeMembers(to json: inout JSONWriter) throws {
    try json.member("entries", entries)
    try json.member("head", head)
    json.key("faults")
    try json.array { json in
      for fault in faults {
        try json.object { json in
          try json.member("code", fault.code)
          try json.member("message", fault.words)
        }
      }
    }
  }
}
