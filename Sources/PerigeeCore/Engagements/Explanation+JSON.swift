extension Explanation {
  /// An array with an object a step; times with the offset of `zone`.
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.array { json in
      for placement in placements {
        try json.object { json in
          try json.member("step", placement.step)
          try json.member("wanted", placement.wanted.rfc3339(in: zone))
          try json.member("at", placement.at.rfc3339(in: zone))
          try json.member("binding", placement.binding?.code)
          json.key("waits")
          try json.array { json in
            for wait in placement.waits {
              try json.object { json in
                try json.member("from", wait.from.rfc3339(in: zone))
                try json.member("to", wait.to.rfc3339(in: zone))
                try json.member("hours", wait.hours)
                try json.member("cause", wait.cause.code)
                try json.member("detail", wait.cause.words)
              }
            }
          }
        }
      }
    }
  }
}
