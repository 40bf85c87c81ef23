extension EnrollmentChange {
  /// `{"contact", "sequence", "sender", "before", "after", "sendings", "next"}`; the time with the offset
  /// of `zone`, null where no sending had a moment.
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("contact", contact.text)
      try json.member("sequence", sequence)
      try json.member("sender", sender.text)
      try json.member("before", before.rawValue)
      try json.member("after", after.rawValue)
      try json.member("sendings", sendings)
      try json.member("next", next?.rfc3339(in: zone))
    }
  }
}

extension [EnrollmentChange] {
  /// An array of them.
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.array { json in
      for change in self { try change.write(to: &json, zone: zone) }
    }
  }
}
