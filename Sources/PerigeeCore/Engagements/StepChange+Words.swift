extension StepChange {
  /// "step 2: text "Hello" → "Good day"".
  package var words: String {
    switch kind {
    case .added: "step \(step): new"
    case .removed: "step \(step): no more, and cancelled"
    case .kind: "step \(step): an email became a task, or a task an email"
    case .text(let part, let from, let to):
      "step \(step): \(part) \(ChangedText(from: from, to: to).words)"
    case .after(let from, let to):
      "step \(step): \(from) → \(counted(to, "working day")) after the step before"
    case .hour(let from, let to): "step \(step): at \(Self.hour(from)) → \(Self.hour(to))"
    }
  }

  private static func hour(_ hour: Int?) -> String {
    hour.map { "\(padded($0, 2)):00" } ?? "the hour of the step before"
  }

  /// `{"step", "change", "from", "to"}`; `change` is "added", "removed", "kind", "after", "hour" or the
  /// name of a text.
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("step", step)
      switch kind {
      case .added: try json.member("change", "added")
      case .removed: try json.member("change", "removed")
      case .kind: try json.member("change", "kind")
      case .text(let part, let from, let to):
        try json.member("change", part)
        try json.member("from", from)
        try json.member("to", to)
      case .after(let from, let to):
        try json.member("change", "after")
        try json.member("from", from)
        try json.member("to", to)
      case .hour(let from, let to):
        try json.member("change", "hour")
        try json.member("from", from)
        try json.member("to", to)
      }
    }
  }
}
