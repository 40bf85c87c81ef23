extension PlanRequestError: ReportableError {
  package var code: String {
    switch self {
    case .sender, .noRuleName: "invalid_senders"
    case .mode, .modeTwice: "invalid_mode"
    }
  }

  package var isUsage: Bool { true }

  package var message: String {
    switch self {
    case .sender(let text, let error):
      "\(text) is neither me, owners, rule:NAME nor an address: \(error)."
        + didYouMean(text.has("@") ? nil : Suggestion.nearest(to: text, among: ["me", "owners"]))
    case .noRuleName: "rule: wants the name of a sender rule, such as rule:by_territory"
    case .mode(_, let part):
      "\(part) is neither asap nor a limit such as 100/day or 50/hour"
    case .modeTwice(_, let unit): "the limit for one \(unit) is given twice"
    }
  }
}
