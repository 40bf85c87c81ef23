import PerigeeCore

// A copy of the database that begins to send again, while nobody knows what the other one sent.
extension Session {
  /// Nothing that another copy may have sent moves before somebody has decided about it: moved behind the
  /// release it would be sent again.
  /// - Throws: `SessionError.dispatchHeld`.
  func requireRelease(_ reader: any StoreReader) throws {
    guard let since = try reader.dispatchHeldSince() else { return }
    throw SessionError.dispatchHeld(since: since, zone: team.zone)
  }

  /// Lets a database send again that was held, or is a copy.
  /// - Returns: how many emails may have been sent meanwhile, and are unknown.
  /// - Throws: `SessionError.releaseBeforeHold` where the clock is wrong.
  package func releaseDispatch() throws -> Int {
    try write { writer in
      if let since = try writer.dispatchHeldSince(), now < since {
        throw SessionError.releaseBeforeHold(since: since, now: now, zone: team.zone)
      }
      let before = try lastSteps(writer)
      let unknown = try writer.releaseDispatch(try sentMeanwhile(writer), at: now)
      try moveFollowers(before, writer)
      try writer.record(
        entry(.releaseDispatch, "dispatch", "released; \(counted(unknown, "email")) unknown"))
      return unknown
    }
  }

  /// Emails without a moment that another copy may have sent since this one was held.
  private func sentMeanwhile(_ reader: any StoreReader) throws -> [SendingPlace] {
    guard let since = try reader.dispatchHeldSince() else { return [] }
    let copy = OtherCopy(since: since, now: now)
    var engagements: [Engagement.ID: Engagement] = [:]
    return try reader.openEnrollments(.waiting).flatMap { enrollment -> [SendingPlace] in
      let id = enrollment.engagement
      engagements[id] = try engagements[id] ?? reader.engagement(.id(id))
      let steps = (enrollment.version?.sequence ?? engagements[id]?.sequence)?.steps ?? []
      return copy.mayHaveSent(
        enrollment, steps: steps, zone: team.sender(enrollment.sender)?.zone ?? team.zone)
    }
  }

  // MARK: What follows an email of which nobody knows when it went

  private func openEnrollments(_ reader: any StoreReader) throws -> [OpenEnrollment] {
    try reader.openEnrollments(.senders(usableSenders.map(\.email)))
  }

  /// The last step of each enrollment of which nobody knows whether it went.
  private func lastSteps(_ reader: any StoreReader) throws -> [Enrollment.ID: Int] {
    guard try reader.dispatchHeldSince() != nil else { return [:] }
    return try openEnrollments(reader).reduce(into: [:]) { $0[$1.id] = $1.lastUnknown }
  }

  /// The other copy may have sent until now what it had moved: what follows counts from now, and is not
  /// moved where it is far enough away.
  /// - Parameter before: the last steps that were unknown before the release.
  private func moveFollowers(_ before: [Enrollment.ID: Int], _ writer: any StoreWriter) throws {
    let followers = try openEnrollments(writer).compactMap { enrollment -> OpenEnrollment? in
      guard enrollment.state.openSendings == .stay, let last = enrollment.lastUnknown,
        before[enrollment.id] != last, let next = enrollment.planned.first, next.step > last,
        next.at != nil
      else { return nil }
      var follower = enrollment
      follower.sentAt[last] = now
      return follower
    }
    let subjects = try subjects(followers, writer)
    let horizon = now + 400 * Milliseconds.day
    let rearrangement = try rearranger(for: subjects, writer).rearranged(subjects) {
      subject, sending in
      guard sending == subject.enrollment.planned.first, let at = sending.at,
        let wanted = subject.sender.wanted(
          subject.steps[sending.step - 1], after: now, horizon: horizon), at < wanted
      else { return nil }
      return Rearranger.Mover(.laterStep, earliest: wanted)
    }
    // A step for which no slot has room stays.
    try writer.move(rearrangement.moves(by: user.email, at: now).filter { $0.to != nil })
  }
}

extension OpenEnrollment {
  /// The newest step of which nobody knows whether it went.
  fileprivate var lastUnknown: Int? { sendings.last { $0.state == .unknown }?.step }
}
