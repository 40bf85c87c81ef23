package import PerigeeCore
import PerigeeMail
import PerigeeWorkspace

extension ContactMessages {
  /// `{"contact", "messages": [{"step", "message_id", "raw"}], "warnings": [{"step", "code",
  /// "message"}]}`, with `"unsigned"`, why the token to unsubscribe is missing, where it is.
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("contact", contact.text)
      json.key("messages")
      try json.array { json in
        for planned in messages {
          let bytes = try planned.message.encoded()
          try json.object { json in
            try json.member("step", planned.step)
            try json.member("message_id", planned.message.id.text)
            try json.member("raw", String(decoding: bytes, as: UTF8.self))
          }
        }
      }
      if let missingKey { try json.member("unsigned", missingKey.message) }
      json.key("warnings")
      try json.array { json in
        for (step, warning) in warnings {
          try json.object { json in
            try json.member("step", step)
            try json.member("code", warning.code)
            try json.member("message", warning.description)
          }
        }
      }
    }
  }
}
