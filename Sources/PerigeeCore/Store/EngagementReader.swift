/// What can be asked of a store about what was committed: engagements, enrollments, sendings.
package protocol EngagementReader: AnyObject {
  /// Every sending that counts against a quota (planned, being sent, sent, unknown) with
  /// `from` <= `at`, by sender.
  func loadRuns(from: Instant) throws -> [EmailAddress: MomentRuns]

  /// The sendings that held quota of `sender` in `from ... through` once `engagement` was
  /// committed. For `explain`.
  func load(
    of sender: EmailAddress, from: Instant, through: Instant, upTo engagement: Engagement.ID
  ) throws -> MailboxLoad

  /// How many live enrollments each sender has; those with none are left out.
  func liveEnrollments() throws -> [EmailAddress: Int]

  /// What live enrollments count for under caps.
  /// - Parameter key: a `Cap.key`.
  func liveValues(of key: String) throws -> LiveValues

  /// The engagement with this digest or number, if there is one. Of several with one digest, the
  /// one that stands, else the last of those rolled back.
  func engagement(_ key: EngagementKey) throws -> Engagement?

  /// Newest first.
  func engagements(limit: Int) throws -> [Engagement]

  /// Every enrollment a contact ever had, oldest first, with its sendings in order of steps; none
  /// for an address that is no contact.
  func enrollments(of contact: EmailAddress) throws -> [Enrollment]

  /// How many sendings of an engagement are still to go.
  func openSendings(of engagement: Engagement.ID) throws -> Int

  /// When the contacts of an engagement start: the times of all first steps, ascending.
  func starts(of engagement: Engagement.ID) throws -> [Instant]

  /// The sendings that are planned for `from` or later, by engagement, then by sender.
  func plannedParts(from: Instant) throws -> [PlannedPart]

  /// - Parameters:
  ///   - now: sendings planned before it are late, and not among the next ones.
  ///   - next: how many of the next planned sendings to list.
  func report(sequence: String, now: Instant, next: Int) throws -> SequenceReport

  /// Every email of a sequence, undone engagements too, by enrollment, then by step. Tasks are left out.
  func sendingLines(sequence: String, _ body: (SendingLine) throws -> Void) throws

  /// What a mailbox sends from `from` to before `end`; nothing for an address that is no sender.
  func use(of sender: EmailAddress, from: Instant, before end: Instant) throws -> MailboxUse
}

extension EngagementReader {
  /// `loadRuns`, email by email: a sender's in ascending order of time.
  package func load(from: Instant) throws -> [EmailAddress: [Instant]] {
    try loadRuns(from: from).mapValues(\.moments)
  }
}
