/// A `--senders` or `--mode` that cannot be read.
package enum PlanRequestError: Error, Hashable, Sendable {
  case sender(String, EmailAddressError)
  case noRuleName
  case mode(String, part: String)
  case modeTwice(String, unit: String)
}
