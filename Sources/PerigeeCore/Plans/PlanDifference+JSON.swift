extension PlanDifference {
  /// `{"changes": [{"contact", "change", "of", "from", "to", "detail"}]}`
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in try writeChanges(to: &json) }
  }

  /// The member `changes`, with every change; `contact` is null where it is no contact's, `of` is what
  /// changed where the kind does not say it.
  package func writeChanges(to json: inout JSONWriter) throws {
    json.key("changes")
    try json.array { json in
      for entry in changes {
        let facts = entry.change.facts
        try json.object { json in
          try json.member("contact", entry.contact)
          try json.member("change", entry.change.name)
          try json.member("of", facts.of)
          try json.member("from", facts.from)
          try json.member("to", facts.to)
          try json.member("detail", entry.change.words)
        }
      }
    }
  }
}

extension PlanDifference.Change {
  fileprivate var name: String {
    switch self {
    case .request, .requestMoment: "request"
    case .timeZone, .unsubscribe, .setting: "setting"
    case .safeguard: "safeguard"
    case .text: "text"
    case .step: "step"
    case .added: "added"
    case .removed: "removed"
    case .excluded: "excluded"
    case .dropped: "dropped"
    case .sender: "sender"
    case .moved: "moved"
    case .value: "value"
    case .edit: "edit"
    case .owner: "owner"
    case .reasons: "reasons"
    case .order: "order"
    case .digest: "digest"
    }
  }

  /// What changed, where the kind does not say it, before and after; nil for nothing.
  package var facts: (of: String?, from: String?, to: String?) {
    switch self {
    case .request(let part, let from, let to): (part, from, to)
    case .requestMoment(let part, let from, let to): (part, from.text, to.text)
    case .timeZone(let from, let to): ("team.time_zone", from, to)
    case .unsubscribe(let from, let to): ("team.unsubscribe", from, to)
    case .safeguard(let from, let to): (nil, from.rawValue, to.rawValue)
    case .setting(let sender, let change):
      ("\(sender).\(change.setting.rawValue)", change.from, change.to)
    case .text(let step, let part, let from, let to), .edit(let step, let part, let from, let to):
      ("step \(step) \(part)", from, to)
    case .step(let step, let from, let to): ("step \(step)", from, to)
    case .moved(let step, let from, let to): ("step \(step)", from?.text, to?.text)
    case .added(let sender, let at): (sender, nil, at.text)
    case .removed(let reasons), .excluded(let reasons):
      (nil, nil, reasons.joined(separator: ", "))
    case .dropped(let reasons): (nil, reasons.joined(separator: ", "), nil)
    case .sender(let from, let to): (nil, from, to)
    case .value(let variable, let from, let to): (variable, from, to)
    case .owner(let from, let to): (nil, from, to)
    case .reasons(let from, let to):
      (nil, from.joined(separator: ", "), to.joined(separator: ", "))
    case .order: (nil, nil, nil)
    case .digest(let from, let to): (nil, from.text, to.text)
    }
  }
}
