extension PlanDifference {
  /// `{"changes": [{"contact", "change", "detail"}]}`
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      json.key("changes")
      try json.array { json in
        for (contact, change) in changes {
          try json.object { json in
            try json.member("contact", contact)
            try json.member("change", change.name)
            try json.member("detail", change.words)
          }
        }
      }
    }
  }
}

extension PlanDifference.Change {
  fileprivate var name: String {
    switch self {
    case .added: "added"
    case .removed: "removed"
    case .sender: "sender"
    case .moved: "moved"
    case .reasons: "reasons"
    }
  }
}
