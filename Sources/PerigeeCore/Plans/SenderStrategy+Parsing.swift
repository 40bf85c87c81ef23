extension SenderStrategy {
  /// Reads "me", "owners", "rule:NAME" or addresses separated by commas.
  package init(words: String) throws(PlanRequestError) {
    switch words {
    case "me": self = .me
    case "owners": self = .owners
    case let rule where rule.hasPrefix("rule:"):
      let name = String(rule.dropFirst("rule:".count))
      if name.isEmpty { throw .noRuleName }
      self = .rule(name)
    default:
      var emails: [EmailAddress] = []
      for part in words.split(separator: ",", omittingEmptySubsequences: true) {
        do { emails.append(try EmailAddress(part)) } catch { throw .sender(String(part), error) }
      }
      self = .selected(emails)
    }
  }
}
