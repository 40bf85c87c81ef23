package import PerigeeCore

extension TestRun.Outcome {
  /// `{"file", "case", "passed", "failure"}`, the last where it failed.
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("file", file)
      try json.member("case", name)
      try json.member("passed", failure == nil)
      if let failure { try json.member("failure", failure) }
    }
  }
}
