extension Misfit {
  /// `{"code", "message", "sender", "sequence", "setting", "time_zone", "emails", "tasks", "days",
  /// "engagements"}`
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("code", kind.rawValue)
      try json.member("message", message)
      try json.member("sender", sender?.text)
      try json.member("sequence", sequence)
      try json.member("setting", setting)
      try json.member("time_zone", timeZone)
      try json.member("emails", emails)
      try json.member("tasks", tasks)
      json.key("days")
      try json.array { json in
        for day in days {
          try json.object { json in
            try json.member("day", day.day.description)
            try json.member("emails", day.emails)
            try json.member("planned", day.planned)
          }
        }
      }
      json.key("engagements")
      try json.array { json in
        for engagement in engagements { try json.integer(engagement.number) }
      }
    }
  }
}
