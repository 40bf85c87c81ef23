extension Contact {
  /// `{"email", "status", "owner", "variables": {…}}`
  /// - Parameter names: the variables to write, in this order; blank ones are left out.
  package func write(to json: inout JSONWriter, variables names: [String]) throws {
    try json.object { json in
      try json.member("email", email.text)
      try json.member("status", status.rawValue)
      try json.member("owner", owner?.text)
      json.key("variables")
      try json.object { json in
        for name in names {
          if let value = variables[name] { try json.member(name, value) }
        }
      }
    }
  }
}
