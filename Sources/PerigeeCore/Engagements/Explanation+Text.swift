extension Explanation {
  /// Each step's way to its slot, hour by hour; times in `zone`, the sender's.
  package func text(_ style: TextStyle = .plain, zone: Zone) -> String {
    placements.map { $0.text(style, zone) }.joined()
  }
}

extension Explanation.Placement {
  fileprivate func text(_ style: TextStyle, _ zone: Zone) -> String {
    var text = "  step \(step)  \(style.bold(at.words(in: zone)))"
    guard !waits.isEmpty else { return text + "  the slot it wanted\n" }
    text += "  wanted \(wanted.words(in: zone))"
    if let binding { text += "; held back by \(binding.words)" }
    text += "\n"
    for wait in waits {
      let hours = wait.hours == 1 ? "1 hour" : "\(wait.hours) hours"
      text += "    \(wait.from.words(in: zone)) – \(wait.to.words(in: zone))  \(hours): "
      text += wait.cause.words + "\n"
    }
    return text
  }
}

extension Explanation.Cause {
  package var words: String {
    switch self {
    case .dayOff: "not a working day of the sender"
    case .closedDate: "a closed date of the sender"
    case .outsideHours: "outside the sender's hours"
    case .quotaPerHour(let limit): "the sender's quota of \(grouped(limit)) an hour"
    case .quotaPerDay(let limit): "the sender's quota of \(grouped(limit)) in 24 hours"
    case .spreadPerHour(let limit): "the spread of \(grouped(limit)) contacts an hour"
    case .spreadPerDay(let limit): "the spread of \(grouped(limit)) contacts a day"
    case .changedSince: "a limit that was changed since"
    }
  }

  /// For programs.
  package var code: String {
    switch self {
    case .dayOff: "day_off"
    case .closedDate: "closed_date"
    case .outsideHours: "outside_hours"
    case .quotaPerHour: "quota.per_hour"
    case .quotaPerDay: "quota.per_day"
    case .spreadPerHour: "spread.per_hour"
    case .spreadPerDay: "spread.per_day"
    case .changedSince: "changed_since"
    }
  }
}

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
