/// Where a workspace's data lives: SQLite by default, PostgreSQL later, memory in tests.
///
/// Operations are in the domain's terms and take or give batches, since a store may be a network
/// away: none is meant to be called once a contact.
package protocol Store: AnyObject {
  /// Runs `body` on one consistent snapshot, without blocking writers.
  func read<Result>(_ body: (any StoreReader) throws -> Result) throws -> Result

  /// Runs `body` as one transaction: all of it is kept when it returns, nothing when it throws or
  /// the process dies. One writer at a time, over all processes.
  ///
  /// A transaction that changed anything adds one to `StoreReader.version`. An operation that
  /// fails half-way fails its whole transaction, also where `body` catches the error and returns.
  /// Transactions do not nest; a `read` inside a `read` is of the same snapshot.
  func write<Result>(_ body: (any StoreWriter) throws -> Result) throws -> Result

  /// Writes a sound copy of everything to `path`, which must not exist yet.
  func backUp(to path: String) throws
}

/// What can be asked of a store.
package protocol StoreReader: AnyObject {
  /// Counts the transactions that changed something. Two equal versions are one and the same world
  /// (rule 27).
  var version: Int64 { get throws }

  /// All variables that any contact may have, sorted.
  func variables() throws -> [String]

  /// All lists, sorted by name.
  func lists() throws -> [ListSummary]

  /// Hands out the contacts of `query` in the order of their IDs (the order of arrival), in batches
  /// of at most `ContactQuery.batchSize` rows.
  /// - Throws: `StoreError.unknownList`, `StoreError.unknownVariable`, and what `body` throws.
  func contacts(_ query: ContactQuery, _ body: (ContactTable) throws -> Void) throws

  /// The contacts with these addresses, whole; absent ones are left out. Order of IDs.
  func contacts(withEmails emails: [EmailAddress]) throws -> [Contact]

  /// In the order in which the entries were added.
  func blacklist() throws -> [BlacklistEntry]

  /// Every sending that counts against a quota (planned, being sent, sent, unknown) with
  /// `at` >= `from`, a sender's in ascending order of time.
  func load(from: Instant) throws -> [EmailAddress: [Instant]]

  /// The edits that contacts of `sequence` have (rule 11), by contact ID, then step.
  func edits(sequence: String) throws -> [StepEdit]

  /// The engagement with this digest or number, if there is one. Of several with one digest, the
  /// one that stands, else the last of those rolled back.
  func engagement(_ key: EngagementKey) throws -> Engagement?

  /// Newest first.
  func engagements(limit: Int) throws -> [Engagement]

  /// How many live enrollments each sender has; those with none are left out.
  func liveEnrollments() throws -> [EmailAddress: Int]

  /// Every enrollment a contact ever had, oldest first, with its sendings in order of steps.
  func enrollments(of contact: EmailAddress) throws -> [Enrollment]

  /// The sendings that held quota of `sender` in `from ... through` once `engagement` was
  /// committed: those of it and of earlier ones, in ascending order of time. For `explain`.
  func load(
    of sender: EmailAddress, from: Instant, through: Instant, upTo engagement: Engagement.ID
  )
    throws -> [Instant]

  /// When the contacts of an engagement start: the times of all first emails, ascending.
  func firstEmails(of engagement: Engagement.ID) throws -> [Instant]

  /// - Parameter next: how many of the next planned sendings to list.
  func report(sequence: String, now: Instant, next: Int) throws -> SequenceReport

  /// Newest last; `limit` nil is all.
  func log(limit: Int?) throws -> [LogEntry]
}

/// What can be changed, inside one transaction.
package protocol StoreWriter: StoreReader {
  /// Adds a batch of imported rows, and puts all their contacts into `list`, made if need be.
  ///
  /// Addresses are distinct within one import. Unknown variables are created.
  /// - Returns: the outcome of each row, in the batch's order.
  func upsert(_ batch: ContactBatch, onExisting: ExistingContact, list: String?) throws
    -> [UpsertOutcome]

  /// Sets or clears (blank or nil) variables of one contact; unknown variables are created.
  /// - Throws: `StoreError.unknownContact`.
  func setVariables(_ values: [String: String?], of contact: EmailAddress) throws

  // Each of these throws `StoreError.unknownContact` before it changes anything. A membership
  // makes the list if need be; its end throws `StoreError.unknownList`.
  func setStatus(_ status: ContactStatus, of contacts: [EmailAddress]) throws
  func setOwner(_ owner: EmailAddress?, of contacts: [EmailAddress]) throws
  func setBounced(_ bounced: Bool, of contacts: [EmailAddress]) throws
  func setMembership(_ isMember: Bool, of contacts: [EmailAddress], list: String) throws

  /// Adds entries; one whose subject is there already keeps its first reason and is left out of
  /// the answer.
  func addToBlacklist(_ entries: [BlacklistEntry]) throws -> [BlacklistEntry]
  /// Removes entries; the answer holds those that were there.
  func removeFromBlacklist(_ subjects: [BlacklistEntry.Subject]) throws -> [BlacklistEntry]

  /// Keeps an edit, in place of an earlier one of the same contact and step.
  /// - Throws: `StoreError.unknownContact`.
  func save(_ edit: StepEdit) throws
  func removeEdit(contact: EmailAddress, sequence: String, step: Int) throws

  /// Commits a plan whole: the engagement, its enrollments with their frozen values, sendings,
  /// owners (rule 17) and statuses (`new` becomes `added`). The edits it used move to it.
  ///
  /// A plan with the digest of an engagement that stands is that engagement (rule 27).
  /// - Parameter version: the world the plan was made from.
  /// - Throws: `StoreError.worldChanged` where the store has moved on from `version`;
  ///   `StoreError.alreadyEngaged` where a contact is live elsewhere, which no check precedes: the
  ///   store's unique index says it.
  func engage(_ plan: Plan, version: Int64, by user: EmailAddress, at now: Instant) throws
    -> EngageOutcome

  /// Undoes an engagement of which nothing was sent (rule 30): its sendings are cancelled, its
  /// enrollments rolled back, owners and statuses are what they were before it, where nobody has
  /// changed them since, and its edits are edits again.
  /// - Throws: `StoreError.unknownEngagement`, also for one rolled back before;
  ///   `StoreError.alreadySending`.
  func rollBack(_ engagement: Engagement.ID, at now: Instant) throws

  /// Adds to the audit log, which nothing ever changes or deletes.
  func record(_ entry: LogEntry) throws
}
