/// How often recipients do what; shares from 0 to 1.
package struct RecipientShares: Hashable, Sendable {
  /// Of the emails that arrive, those that are answered.
  package var reply: Double
  /// Of the addresses, those that are dead.
  package var bounce: Double
  /// Of the emails that arrive, those that a machine answers for somebody who is away.
  package var outOfOffice: Double
  /// Of the emails that arrive, those that make their reader unsubscribe.
  package var unsubscribe: Double

  package init(
    reply: Double = 0, bounce: Double = 0, outOfOffice: Double = 0, unsubscribe: Double = 0
  ) {
    self.reply = reply
    self.bounce = bounce
    self.outOfOffice = outOfOffice
    self.unsubscribe = unsubscribe
  }
}
