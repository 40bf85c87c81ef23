extension EngageOutcome {
  /// `{"engagement", "digest", "enrolled", "sendings"}`
  /// - Parameter digest: of the plan that was engaged.
  package func write(to json: inout JSONWriter, digest: Digest) throws {
    try json.object { json in
      try json.member("engagement", engagement.number)
      try json.member("digest", digest.text)
      try json.member("enrolled", enrolled)
      try json.member("sendings", sendings)
    }
  }
}
