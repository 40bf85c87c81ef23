/// What a dispatcher changes.
///
/// Claims and what becomes of them are bookkeeping: no plan reads when an email that holds its place
/// went. States of enrollments are not, and go through `EnrollmentWriter`.
package protocol DispatchWriter: AnyObject {
  /// Takes sendings in hand that are still planned for their moments; the others are left out. Each counts as
  /// sent at `now` until it is known better.
  func claim(_ sendings: [DueSending], of sender: EmailAddress, at now: Instant) throws -> [Claim]

  /// Carries `event` out on a sending, as long as `claim` is the one that holds it.
  /// - Parameters:
  ///   - answer: what the server said, or what went wrong; nil leaves what was said before.
  ///   - now: when it happened; of an accepted one, when it was sent.
  /// - Returns: the state that it led to; nil where the claim is another's now, or the event cannot happen
  ///   any more, and then nothing has changed.
  func settle(_ claim: Claim, _ event: SendingEvent, answer: String?, at now: Instant) throws
    -> Sending.State?

  /// Gives the lease to `holder`, whoever has it.
  func takeDispatcher(
    _ holder: DispatcherLease.Holder, by user: EmailAddress, at now: Instant, until: Instant
  ) throws -> DispatcherLease

  /// - Returns: false where another one has the lease.
  func renewDispatcher(fence: Int64, until: Instant) throws -> Bool

  /// Gives the lease up, where it is still this one.
  func endDispatcher(fence: Int64) throws

  func halt(_ halt: SenderHalt) throws

  /// - Returns: false where the sender was not halted.
  func endHalt(of sender: EmailAddress) throws -> Bool

  /// - Parameter hold: nil releases.
  func setDispatchHold(_ hold: DispatchHold?) throws
}
