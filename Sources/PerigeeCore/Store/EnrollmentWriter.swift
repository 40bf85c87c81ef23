/// What can happen to enrollments after their commit. Plans read all of it: states, and quota that is
/// held.
package protocol EnrollmentWriter: AnyObject {
  /// Carries `event` out on the enrollments of `scope` where it leads somewhere: their states, what it
  /// means for sendings that are still to go, and the statuses of their contacts.
  ///
  /// A sending that a dispatcher has claimed is taken back; one that it has handed over is not.
  /// - Parameter reason: kept with the event, for `report` and `explain`.
  /// - Returns: what `EnrollmentReader.effects` foretells.
  /// - Throws: `UnknownName` for an engagement.
  @discardableResult
  func apply(
    _ event: EnrollmentEvent, to scope: EnrollmentScope, reason: String?, by user: EmailAddress,
    at now: Instant
  ) throws -> [EnrollmentChange]

  /// Gives planned sendings other moments, and keeps each move.
  ///
  /// A sending that is not planned any more, or not where its move begins, stays where it is: somebody was
  /// faster.
  /// - Returns: the moves that were made.
  @discardableResult
  func move(_ moves: [SendingMove]) throws -> [SendingMove]

  /// Hands live enrollments over to other senders: what is still to go goes from them, and they own the
  /// contacts (rule 17). What was sent stays whose it was. A claimed sending is taken back.
  ///
  /// The moments of what is still to go stay; `move` changes them, and is called before, since a move keeps
  /// whose the sending was. An enrollment that is not live stays as it is.
  func handOver(_ handovers: [Handover]) throws

  /// Lets live enrollments go on with other versions of their sequences. Steps that are removed have lost
  /// their moments by `move` before, which keeps that they held quota; those that are added get theirs by
  /// `move` after it.
  func upgrade(_ upgrades: [EnrollmentUpgrade]) throws
}
