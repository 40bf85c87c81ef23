extension PlanRequestError {
  package var words: String {
    switch self {
    case .sender(let text, let error):
      "\(text) is neither me, owners, rule:NAME nor an address: \(error)"
    case .noRuleName: "rule: wants the name of a sender rule, such as rule:by_territory"
    case .mode(_, let part):
      "\(part) is neither asap nor a limit such as 100/day or 50/hour"
    case .modeTwice(_, let unit): "the limit for one \(unit) is given twice"
    }
  }
}
