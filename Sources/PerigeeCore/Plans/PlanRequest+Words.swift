extension ContactSelection {
  /// "list spring", "filter dach_leads", "3 addresses"
  package var words: String {
    switch self {
    case .list(let name): "list \(name)"
    case .filter(let name): "filter \(name)"
    case .emails(let emails): emails.count == 1 ? "1 address" : "\(emails.count) addresses"
    }
  }
}

extension SenderStrategy {
  /// As `--senders` takes it: "me", "owners", "a@x,b@y", "rule:NAME".
  package var words: String {
    switch self {
    case .me: "me"
    case .owners: "owners"
    case .selected(let emails): emails.map(\.text).joined(separator: ",")
    case .rule(let name): "rule:\(name)"
    }
  }
}

extension PlanMode {
  /// As `--mode` takes it: "asap", "100/day,50/hour".
  package var words: String {
    switch self {
    case .asSoonAsPossible: "asap"
    case .spread(let spread):
      [spread.perDay.map { "\($0)/day" }, spread.perHour.map { "\($0)/hour" }]
        .compactMap { $0 }.joined(separator: ",")
    }
  }
}
