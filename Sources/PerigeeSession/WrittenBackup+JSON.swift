package import PerigeeCore

extension WrittenBackup {
  /// `{"backup", "recorded", "log": {"entries", "head", "faults"}}`
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("backup", path)
      try json.member("recorded", isRecorded)
      json.key("log")
      try log.write(to: &json)
    }
  }
}
