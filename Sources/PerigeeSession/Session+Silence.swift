import PerigeeCore

// Who has not answered.
extension Session {
  /// Takes contacts for unresponsive who have had the last step of a sequence and have not answered for as
  /// many days as the team gives them (rule 29), some hundreds a transaction.
  /// - Returns: how many.
  @discardableResult
  package func endSilences() throws -> Int {
    let since = now - Int64(team.unresponsiveAfter) * Milliseconds.day
    var count = 0
    while true {
      let silent = try store.read {
        try $0.silentEnrollments(since: since, limit: Self.silentAtOnce)
      }
      guard !silent.isEmpty else { return count }
      let found = try write { writer in
        // Somebody may have answered meanwhile.
        let silent = try writer.silentEnrollments(since: since, limit: Self.silentAtOnce)
        for id in silent {
          try writer.apply(
            .silence, to: EnrollmentScope(.enrollment(id)), reason: nil, by: user.email, at: now)
        }
        return silent.count
      }
      count += found
      if found < Self.silentAtOnce { return count }
    }
  }

  private static let silentAtOnce = 500
}
