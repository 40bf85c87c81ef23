/// What a dispatcher writes. A claim, a marker and an email that was sent are bookkeeping to plans: the
/// quota is held all the same. What ends an enrollment or frees quota is not.
package protocol DispatchWriter: AnyObject {
  /// Takes the lease: another one's that is void, or that was given back.
  ///
  /// What an earlier holder had in hand is settled in the same transaction: "claimed" is planned again,
  /// "committing" is unknown.
  /// - Parameters:
  ///   - isGone: whether a holder is known not to live any more.
  /// - Throws: `DispatchError.running`, `.held`.
  func takeLease(
    for holder: DispatchLease.Holder, now: Instant, until: Instant,
    isGone: (DispatchLease.Holder) -> Bool
  ) throws -> TakenLease

  /// - Throws: `DispatchError.leaseLost` where another one has it.
  func renewLease(_ fence: Int64, until: Instant) throws

  /// Gives it back; nothing where another one has it.
  func endLease(_ fence: Int64) throws

  /// Takes emails in hand that are due, of contacts whom nobody forbids to write to, within the real quota.
  ///
  /// "A blacklisting, unsubscribe, reply or bounce committed at t: no message to that contact starts after
  /// t": who must not be written to is stopped here.
  /// - Throws: `DispatchError.leaseLost`, `.held`.
  func claim(_ order: ClaimOrder) throws -> ClaimRound

  /// Writes the markers of claims right before their final dots, at `now`.
  /// - Returns: for each whether it stood; one that did not is not to be sent.
  func begin(_ tickets: [SendingTicket], at now: Instant) throws -> [Bool]

  /// Writes what became of a claim, and what that means for its enrollment and its contact.
  /// - Returns: false where the claim does not stand any more, and nothing was changed.
  @discardableResult
  func settle(
    _ ticket: SendingTicket, as outcome: DeliveryOutcome, by user: EmailAddress, at now: Instant
  ) throws -> Bool

  /// A person, or evidence, says what became of an unknown email.
  /// - Parameter words: how that is known; kept in place of the server's answer.
  /// - Returns: false where it is not unknown.
  @discardableResult
  func resolve(
    _ enrollment: Enrollment.ID, step: Int, as said: SendingResolution, because words: String,
    by user: EmailAddress, at now: Instant
  ) throws -> Bool

  /// Nothing goes out from this sender until somebody resumes it; nil resumes it.
  func setHalt(_ halt: MailboxState.Halt?, of sender: EmailAddress) throws

  /// Notes why a sender's emails wait, for whoever looks; nil where they do not.
  func setWait(_ wait: MailboxWait?, of sender: EmailAddress) throws

  /// From now on the database sends nothing.
  func holdDispatch(since now: Instant) throws

  /// Ends a hold: every email that was due meanwhile, or was in hand, may have been sent by another copy
  /// and becomes unknown; so does one that was cancelled since
  /// the hold began, and was due or had no moment.
  /// - Parameter others: emails without a moment that it may have sent all the same.
  /// - Returns: how many.
  func releaseDispatch(_ others: [SendingPlace], at now: Instant) throws -> Int
}
