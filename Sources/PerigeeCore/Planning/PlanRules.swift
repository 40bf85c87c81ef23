/// The workspace's own rules that take part in a plan.
package struct PlanRules {
  /// Which of the contacts at hand are meant at all; nil for all of them.
  package var filter: Filter?
  /// All are asked, so that every reason is told (rule 14).
  package var eligibility: [any EligibilityRule]
  /// Kept after all other reasons, and before a sender rule is asked.
  package var caps: [Cap]
  /// Asked in this order until one gives a value.
  package var fillers: [any Filler]
  /// Where the strategy is a sender rule.
  package var senderRule: (any SenderRule)?

  package init(
    filter: Filter? = nil, eligibility: [any EligibilityRule] = [], caps: [Cap] = [],
    fillers: [any Filler] = [], senderRule: (any SenderRule)? = nil
  ) {
    self.filter = filter
    self.eligibility = eligibility
    self.caps = caps
    self.fillers = fillers
    self.senderRule = senderRule
  }

  /// Whether any rule may read any variable of a contact.
  package var readEverything: Bool {
    !eligibility.isEmpty || !fillers.isEmpty || senderRule != nil
      || filter?.needsAllVariables == true || caps.contains(where: \.isFunction)
  }
}
