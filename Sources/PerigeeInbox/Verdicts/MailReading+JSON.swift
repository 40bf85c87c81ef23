package import PerigeeCore

extension MailReading {
  /// One object: file, verdict, recipients, return_date (null where none is said), evidence.
  /// - Throws: what the writer's sink throws.
  package func write(to json: inout JSONWriter, named name: String) throws {
    try json.object { json in
      try json.member("file", name)
      try json.member("verdict", verdict.rawValue)
      json.key("recipients")
      try json.array { json in
        for recipient in recipients { try recipient.write(to: &json) }
      }
      try json.member("return_date", returnDate?.description)
      json.key("evidence")
      try json.array { json in
        for line in evidence { try json.string(line) }
      }
    }
  }
}

extension VerdictRecipient {
  fileprivate func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("address", address)
      try json.member("action", action.rawValue)
      try json.member("hardness", hardness.rawValue)
    }
  }
}
