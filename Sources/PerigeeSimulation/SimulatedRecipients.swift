package import PerigeeCore

/// Recipients who are not there: each decides by the seed, its address and the number of the email, so
/// that two simulations with one seed differ in nothing but what is compared.
package struct SimulatedRecipients: Sendable {
  package var shares: RecipientShares
  /// Those of whom something else is assumed.
  package var exceptions: [EmailAddress: RecipientShares]
  package var seed: UInt64

  package init(
    _ shares: RecipientShares, exceptions: [EmailAddress: RecipientShares] = [:], seed: UInt64
  ) {
    self.shares = shares
    self.exceptions = exceptions
    self.seed = seed
  }

  /// What `contact` does with its email of this number; nil for nothing.
  /// - Parameter number: of the emails that it got, from 1.
  package func reaction(of contact: EmailAddress, to number: Int) -> Reaction? {
    let shares = exceptions[contact] ?? shares
    if let bounce = bounce(of: contact, shares) { return bounce }
    var random = generator(contact, number)
    let drawn = Double.random(in: 0..<1, using: &random)
    var bound = shares.reply
    if drawn < bound { return .reply(Self.delay(10, 3 * 24 * 60, &random)) }
    bound += shares.outOfOffice
    if drawn < bound { return .outOfOffice(days: Int.random(in: 1...14, using: &random)) }
    bound += shares.unsubscribe
    return drawn < bound ? .unsubscribe(Self.delay(5, 24 * 60, &random)) : nil
  }

  /// A dead address is dead for every email; half of the servers say so at once.
  private func bounce(of contact: EmailAddress, _ shares: RecipientShares) -> Reaction? {
    var random = generator(contact, 0)
    guard Double.random(in: 0..<1, using: &random) < shares.bounce else { return nil }
    let isAtOnce = Bool.random(using: &random)
    return isAtOnce ? .bounceAtOnce : .bounceLater(Self.delay(1, 60, &random))
  }

  private func generator(_ contact: EmailAddress, _ number: Int) -> SplitMix64 {
    // FNV-1a: the same on every machine, which Swift's own hashes are not.
    let hash = contact.text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return SplitMix64(seed: seed &+ hash &+ UInt64(number) &* 0x9e37_79b9_7f4a_7c15)
  }

  /// Milliseconds, from so many minutes to so many: most people answer soon.
  private static func delay(
    _ least: Double, _ most: Double, _ random: inout SplitMix64
  ) -> Int64 {
    let share = Double.random(in: 0..<1, using: &random)
    let minutes = least + (most - least) * share * share * share
    return Int64(minutes * Double(Milliseconds.minute))
  }
}
