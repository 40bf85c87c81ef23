extension SenderStrategy {
  /// Reads "me", "owners", "rule:NAME" or addresses separated by commas.
  package init(words: String) throws(PlanRequestError) {
    switch words {
    case "me": self = .me
    case "owners": self = .owners
    default:
      if let name = words.behind("rule:") {
        if name.isEmpty { throw .noRuleName }
        self = .rule(name)
        return
      }
      var emails: [EmailAddress] = []
      for part in words.parts(between: ",") where !part.isEmpty {
        do { emails.append(try EmailAddress(part)) } catch { throw .sender(part, error) }
      }
      self = .selected(emails)
    }
  }
}
