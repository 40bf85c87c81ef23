/// A `--senders` or `--mode` that cannot be read.
package enum PlanRequestError: Error, Hashable, Sendable {
  case sender(String, EmailAddressError)
  case noRuleName
  case mode(String, part: String)
  case modeTwice(String, unit: String)
}

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

extension PlanMode {
  /// Reads "asap", or limits such as "100/day,50/hour" in either order, one or both.
  package init(words: String) throws(PlanRequestError) {
    if words == "asap" {
      self = .asSoonAsPossible
      return
    }
    var spread = Spread(perDay: nil, perHour: nil)
    for part in words.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "/", omittingEmptySubsequences: false)
      guard sides.count == 2, let number = Int(sides[0]), number > 0 else {
        throw .mode(words, part: String(part))
      }
      switch sides[1] {
      case "day" where spread.perDay == nil: spread.perDay = number
      case "hour" where spread.perHour == nil: spread.perHour = number
      case "day", "hour": throw .modeTwice(words, unit: String(sides[1]))
      default: throw .mode(words, part: String(part))
      }
    }
    self = .spread(spread)
  }
}
