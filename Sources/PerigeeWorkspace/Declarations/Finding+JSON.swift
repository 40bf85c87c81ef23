package import PerigeeCore

extension Finding {
  /// `{"file", "line", "column", "message"}`
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("file", file)
      try json.member("line", line)
      try json.member("column", column)
      try json.member("message", message)
    }
  }
}
