extension BlacklistEntry {
  /// `{"entry", "reason", "by", "at"}`; the time with the offset of `zone`.
  /// - Parameter closing: writes further members at the end.
  package func write(
    to json: inout JSONWriter, zone: Zone,
    closing: (inout JSONWriter) throws -> Void = { _ in }
  ) throws {
    try json.object { json in
      try json.member("entry", subject.text)
      try json.member("reason", reason.rawValue)
      try json.member("by", addedBy.text)
      try json.member("at", addedAt.rfc3339(in: zone))
      try closing(&json)
    }
  }
}
