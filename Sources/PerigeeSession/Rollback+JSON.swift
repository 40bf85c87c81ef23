package import PerigeeCore

extension Rollback {
  /// `{"rolled_back", "sequence", "contacts", "sendings", "engaged_by", "engaged_at"}`, with the sendings that were
  /// still to go; the time with
  /// the offset of the team's zone.
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("rolled_back", engagement.id.number)
      try json.member("sequence", engagement.sequence.name)
      try json.member("contacts", engagement.enrolled)
      try json.member("sendings", cancelled)
      try json.member("engaged_by", engagement.engagedBy.text)
      try json.member("engaged_at", engagement.engagedAt.rfc3339(in: zone))
    }
  }
}
