import PerigeeCore
import PerigeeSQL

extension SQLiteWriter {
  func settle(
    _ ticket: SendingTicket, as outcome: DeliveryOutcome, by user: EmailAddress, at now: Instant
  ) throws -> Bool {
    let (enrollment, step) = (ticket.enrollment, ticket.step)
    guard let before = try state(enrollment, step, fence: ticket.fence),
      let after = before.after(outcome.event)
    else { return false }
    return try changing {
      try setState(enrollment, step, after)
      if let kept = outcome.kept {
        try keep(enrollment, step, kept.outcome, kept.answer, at: now)
      }
      if case .refused(_, bounced: true) = outcome {
        try connection.run(
          """
          UPDATE contact SET bounced = 1 WHERE bounced = 0
            AND id = (SELECT contact FROM enrollment WHERE id = ?)
          """, [.integer(enrollment.number)])
      }
      try advance(enrollment, outcome.refusal, after, outcome.kept?.answer, user, now)
      return true
    }
  }

  /// The state of a sending; nil where it is another claim's.
  private func state(
    _ enrollment: Enrollment.ID, _ step: Int, fence: Int64?
  ) throws -> Sending.State? {
    try connection.first(
      "SELECT state FROM sending WHERE enrollment = ?1 AND step = ?2 AND fence = ifnull(?3, fence)",
      [.integer(enrollment.number), .integer(Int64(step)), SQLValue(fence)]
    ) { try StoredSending.state(code: $0.integer(0), location: path) }
  }

  /// Quota that is freed counts as a change; an email that holds it still is bookkeeping.
  private func setState(
    _ enrollment: Enrollment.ID, _ step: Int, _ state: Sending.State
  ) throws {
    let update = { [connection] in
      try connection.run(
        "UPDATE sending SET state = ?3 WHERE enrollment = ?1 AND step = ?2",
        [.integer(enrollment.number), .integer(Int64(step)), .integer(state.code)])
    }
    if state.holdsQuota { try bookkeeping(update) } else { try update() }
  }

  private func keep(
    _ enrollment: Enrollment.ID, _ step: Int, _ outcome: Delivery.Outcome, _ answer: String,
    at now: Instant
  ) throws {
    let values: [SQLValue] = [
      .integer(enrollment.number), .integer(Int64(step)), SQLValue(now), .integer(outcome.code),
      .text(answer),
    ]
    try bookkeeping {
      try connection.run(Self.updateBegun, values)
      guard connection.changes == 0 else { return }
      try connection.run(
        """
        INSERT INTO delivery (enrollment, step, sender, at, outcome, answer)
        SELECT enrollment, step, sender, ?3, ?4, ?5 FROM sending
        WHERE enrollment = ?1 AND step = ?2
        """, values)
    }
  }

  private static let updateBegun = """
    UPDATE delivery SET at = ?3, outcome = ?4, answer = ?5
    WHERE enrollment = ?1 AND step = ?2 AND outcome = \(Delivery.Outcome.begun.code)
    """

  /// What an outcome means for the enrollment. One that has ended stays as it ended.
  private func advance(
    _ id: Enrollment.ID, _ refusal: EnrollmentEvent?, _ after: Sending.State, _ answer: String?,
    _ user: EmailAddress, _ now: Instant
  ) throws {
    var event = refusal
    if after == .sent { event = try isDone(id) ? .completion : .progress }
    guard let event else { return }
    let live = try connection.first(Self.selectState, [.integer(id.number)]) {
      try EnrollmentState(code: $0.integer(0), location: path)
    }
    // The second of three emails leads nowhere, and that is most of what is sent.
    if after == .sent, let live, !live.isLive { try noteContacted(id) }
    guard let live, live.isLive, live.after(event, hasSent: after == .sent) != nil else { return }
    _ = try apply(
      event, to: EnrollmentScope(.enrollment(id)), reason: refusal == nil ? nil : answer, by: user,
      at: now)
  }

  /// The contact of an enrollment that has ended has got an email all the same.
  private func noteContacted(_ id: Enrollment.ID) throws {
    for before in ContactStatus.allCases {
      guard let after = before.after(.active) else { continue }
      try connection.run(
        """
        UPDATE contact SET status = ?3
        WHERE id = (SELECT contact FROM enrollment WHERE id = ?1) AND status = ?2
        """, [.integer(id.number), .integer(before.code), .integer(after.code)])
      if connection.changes > 0 { return }
    }
  }

  private static let selectState = "SELECT state FROM enrollment WHERE id = ?"

  private func isDone(_ id: Enrollment.ID) throws -> Bool {
    try connection.first(Self.selectUndone, [.integer(id.number)]) { _ in false } ?? true
  }

  private static let selectUndone = """
    SELECT 1 FROM sending WHERE enrollment = ?1
      AND (\(Predicate.isOpen()) OR state = \(Sending.State.committing.code)) LIMIT 1
    """

  func resolve(
    _ enrollment: Enrollment.ID, step: Int, as said: SendingResolution, because words: String,
    by user: EmailAddress, at now: Instant
  ) throws -> Bool {
    guard let before = try state(enrollment, step, fence: nil), before == .unknown,
      let after = before.after(said.event)
    else { return false }
    return try changing {
      try setState(enrollment, step, after)
      if after == .planned { try planAgain(enrollment, step, by: user, at: now) }
      let resolution = after.resolution(words)
      try connection.run(
        """
        UPDATE delivery SET outcome = ?3, answer = CASE WHEN ?3 = \(Delivery.Outcome.unknown.code)
          OR instr(answer, ?5) = 1 THEN ifnull(answer || '; ', '') ELSE '' END || ?4
        WHERE id = (SELECT max(id) FROM delivery WHERE enrollment = ?1 AND step = ?2
          AND outcome = \(Delivery.Outcome.unknown.code))
        """,
        [
          .integer(enrollment.number), .integer(Int64(step)), .integer(resolution.outcome.code),
          .text(resolution.answer), .text(Delivery.lostAnswer),
        ])
      try advance(
        enrollment, after == .failed ? .refusal : nil, after, words, user, now)
      return true
    }
  }

  /// What is sent again goes from whoever has the enrollment now, and where that is paused it has no moment.
  private func planAgain(
    _ enrollment: Enrollment.ID, _ step: Int, by user: EmailAddress, at now: Instant
  ) throws {
    let place: [SQLValue] = [.integer(enrollment.number), .integer(Int64(step))]
    try connection.run(
      """
      UPDATE sending SET fence = fence + 1,
        sender = (SELECT sender FROM enrollment WHERE id = ?1)
      WHERE enrollment = ?1 AND step = ?2
      """, place)
    let state = try connection.first(Self.selectState, [.integer(enrollment.number)]) {
      try EnrollmentState(code: $0.integer(0), location: path)
    }
    guard state?.openSendings == .loseTheirMoments else { return }
    try connection.run(
      """
      INSERT INTO sending_move
        (enrollment, step, sender, old_at, new_at, cause, at, user, newest_engagement)
      SELECT enrollment, step, sender, at, NULL, \(SendingMove.Cause.paused.code), ?3, ?4,
        (SELECT ifnull(max(id), 0) FROM engagement)
      FROM sending WHERE enrollment = ?1 AND step = ?2 AND at > \(StoredSending.noMoment)
      """, place + [SQLValue(now), SQLValue(user)])
    try connection.run(
      """
      UPDATE sending SET state = \(StoredSending.waitingCode), at = \(StoredSending.noMoment)
      WHERE enrollment = ?1 AND step = ?2
      """, place)
  }
}
