/// What a sender rule has given so far in one plan. Every plan makes its own, which begins with
/// nobody having anything, so that no plan sees another's.
package struct SenderTally: Hashable, Sendable {
  private var contacts: [EmailAddress: Int] = [:]
  /// The number in the plan, from 1, of the contact that is asked about next.
  package private(set) var next = 1

  /// Nobody has anything yet.
  package init() {}

  /// How many contacts `sender` has got.
  package func contacts(of sender: EmailAddress) -> Int { contacts[sender, default: 0] }

  /// Counts a contact of the plan.
  /// - Parameter sender: nil where the rule chose nobody.
  package mutating func take(_ sender: EmailAddress?) {
    next += 1
    if let sender { contacts[sender, default: 0] += 1 }
  }
}
