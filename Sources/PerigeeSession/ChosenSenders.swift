import PerigeeCore

/// How contacts get their sender, with the names of the request looked up.
struct ChosenSenders {
  let strategy: SenderStrategy
  /// Where the strategy is one.
  let rule: (any SenderRule)?
  /// For people: "sender rule by_territory (rules/territory.lua:4)".
  let words: String

  init(_ strategy: SenderStrategy, words: String) {
    self.strategy = strategy
    self.rule = nil
    self.words = words
  }

  init(rule: any SenderRule) {
    self.strategy = .rule(rule.name)
    self.rule = rule
    self.words = "sender rule \(rule.name)" + rule.source.inParentheses
  }
}
