package import PerigeeCore
package import PerigeeWorkspace

extension Session {
  /// How a sequence stands; one that was engaged once may be gone from the workspace.
  /// - Parameter page: which of its senders, behind an address; all by default.
  /// - Throws: `UnknownName` for a sequence, and for a sender that is none of the report's.
  package func report(
    _ sequence: String, next: Int = 10, page: SenderPage = SenderPage()
  ) throws -> SequenceReport {
    let report = try store.read { try $0.report(sequence: sequence, now: now, next: next) }
    if report.engagements == 0 { _ = try workspace.sequence(sequence) }
    return try store.read { reader in
      var marked = report.marked(by: try misfits(reader))
      marked.away = try away(sequence, reader)
      marked.overdue = try MissedEmails(before: now, reader).bySequence[sequence] ?? 0
      return try marked.showing(page)
    }
  }

  /// Pauses that end by themselves.
  private func away(
    _ sequence: String, _ reader: any StoreReader
  ) throws -> SequenceReport.Away? {
    let ends = try reader.pausesOver(at: Instant(milliseconds: .max), limit: .max)
    let meant = Set(
      try reader.openEnrollments(.enrollments(ends.map(\.enrollment)))
        .filter { $0.sequence == sequence }.map(\.id))
    let own = ends.filter { meant.contains($0.enrollment) }
    return own.first.map { SequenceReport.Away(contacts: own.count, next: $0.until) }
  }

  /// Every email of a sequence as a line, tasks left out, with the zone of its sender: today's, or the
  /// team's where it is no sender any more.
  /// - Throws: `UnknownName` for a sequence; what `body` throws.
  package func reportLines(
    _ sequence: String, _ body: (SendingLine, Zone) throws -> Void
  ) throws {
    let zones = Dictionary(uniqueKeysWithValues: team.senders.map { ($0.email, $0.zone) })
    var count = 0
    try store.read { reader in
      try reader.sendingLines(sequence: sequence) { line in
        if count % 8_192 == 0 { try checkpoint() }
        count += 1
        try body(line, zones[line.sender] ?? team.zone)
      }
    }
    if count == 0 { _ = try report(sequence, next: 0) }
  }

  /// What is committed and does not fit today's settings, for `check`: nothing is wrong with a file.
  /// - Parameter knowsSequences: false where a file of sequences has a mistake, which hides what it
  ///   declares: no sequence is gone then.
  package func warnings(knowsSequences: Bool = true) throws -> [Misfit] {
    try store.read { try misfits($0).all }
      .filter { knowsSequences || $0.kind != .unknownSequence }
  }

  private func misfits(_ reader: any StoreReader) throws -> Misfits {
    try misfits(reader, sequences: Set(try workspace.complete().sequences.map(\.name)))
  }

  /// - Parameters:
  ///   - load: what holds quota, by sender, from a day before now on; nil where nobody has read it.
  ///   - sequences: those that the workspace has; nil where nobody asks for them.
  func misfits(
    _ reader: any StoreReader, load: [EmailAddress: [Instant]]? = nil, sequences: Set<String>?
  ) throws -> Misfits {
    let parts = try reader.plannedParts(from: Instant(milliseconds: .min))
    let late = Set(parts.filter { $0.emails > 0 && $0.first < now }.map(\.sender))
    let due = try late.map { sender in
      (sender, try reader.lateSendings(of: sender, before: now, limit: .max).map(\.at))
    }
    return Misfits(
      team: team, sequences: sequences, load: try load ?? reader.load(from: now - Quota.reach),
      due: Dictionary(uniqueKeysWithValues: due), parts: parts, now: now)
  }

  /// All that is wrong with the workspace: what its files say themselves, what only the contacts can
  /// tell, and what scripts and tests name that is not there.
  /// - Parameter examination: that of this session's workspace.
  package func check(_ examination: WorkspaceExamination) throws -> [Finding] {
    let (variables, lists) = try store.read { (try $0.variables(), try $0.listNames()) }
    let known = variables.isEmpty ? nil : variables
    var findings = examination.findings + workspace.check(knownVariables: known)
    findings += try checkNames(knowsSequences: examination.knowsSequences)
    FindingsSoFar.note(findings, in: workspace.directory)
    findings += try examination.scriptFindings(
      lists: lists.isEmpty ? nil : lists, variables: known)
    FindingsSoFar.note(findings, in: workspace.directory)
    // A file of rules with a mistake declares other rules than it will.
    if !examination.findings.contains(where: \.isOfRules) {
      let places = Set(findings.map(\.location))
      findings += try checkRules(known: findings).filter { !places.contains($0.location) }
    }
    return Finding.withColumns(findings, in: workspace.directory).sorted()
  }

  /// Filters that name lists and sequences which are not there. Before the first import there are no
  /// lists, and nothing is misspelt.
  /// - Parameter knowsSequences: false where a sequence has a mistake, and its name is none of one.
  private func checkNames(knowsSequences: Bool) throws -> [Finding] {
    try store.read { reader in
      let hasLists = try !reader.listNames().isEmpty
      return try workspace.names(of: .filter).compactMap { name in
        let declared = try rules.filter(name)
        guard let unknown = try unknownName(in: declared.filter, reader),
          hasLists || unknown.kind != .list, knowsSequences || unknown.kind != .sequence
        else { return nil }
        return Finding(
          location: declared.source, message: "the filter \(name): \(unknown.message)")
      }
    }
  }

  /// Tells editors of the variables that contacts have now; a folder that cannot be written needs none.
  package func refreshTypes() throws {
    guard SystemFile.isWritable(workspace.directory) else { return }
    let variables = try store.read { try $0.variables() }
    try WorkspaceTypes(workspace).write(variables: variables)
  }

  /// Reads the whole audit log, hash by hash.
  package func verifyLog() throws -> LogVerification {
    try store.read { try $0.verifyLog() }
  }

  /// The audit log, newest last; `limit` nil is all of it.
  package func log(limit: Int?) throws -> [LogEntry] {
    try store.read { try $0.log(limit: limit) }
  }

  /// The chosen entries of the audit log, newest last.
  /// - Throws: `UnknownName` where a user who is no sender, or a contact that is not there, has left
  ///   no entry: a misspelling would look as if nothing had been done. `SessionError.noSuchEntry`.
  package func log(_ choice: LogChoice) throws -> [LogEntry] {
    try numberedLog(choice).map(\.entry)
  }

  /// The same with their numbers.
  package func numberedLog(_ choice: LogChoice) throws -> [NumberedLogEntry] {
    if let after = choice.after { try requireEntry(after) }
    if choice.isEverybodys {
      return try store.read { try $0.numberedLog(after: choice.after, limit: choice.limit) }
    }
    return try store.read { reader in
      let enrollments = try choice.contact.map { try reader.enrollments(of: $0) } ?? []
      let engagements = Set(enrollments.map(\.engagement.number))
      let all = try reader.numberedLog(after: choice.after, limit: nil)
      if let user = choice.user, team.sender(user) == nil,
        !all.contains(where: { $0.entry.user == user })
      {
        throw UnknownName(
          kind: .sender, name: user.text, known: team.senders.map(\.email.text))
      }
      let found = all.filter { choice.has($0.entry, engagements: engagements) }
      if let contact = choice.contact, found.isEmpty,
        try reader.contacts(withEmails: [contact]).isEmpty
      {
        throw UnknownName(kind: .contact, name: contact.text)
      }
      guard let limit = choice.limit else { return found }
      return Array(choice.after == nil ? found.suffix(limit) : found.prefix(limit))
    }
  }

  /// A number behind the newest entry's is a mistake, and shows nothing for ever.
  private func requireEntry(_ number: Int64) throws {
    let newest = try store.read { try $0.numberedLog(after: nil, limit: 1).last?.number ?? 0 }
    guard 0...newest ~= number else {
      throw SessionError.noSuchEntry(number, newest: newest)
    }
  }

  /// The moment in `text`: a day, which begins at midnight in the team's zone, or what `instant` reads.
  /// - Parameter name: of what it was given for, such as an option.
  /// - Throws: `SessionError.invalidMoment`.
  package func moment(_ text: String, of name: String) throws -> Instant {
    let start = Day(iso: text).map { "\($0) 00:00" }
    return try Self.instant(start ?? text, team.zone, of: name, takesDays: true)
  }

  /// Newest first, those rolled back too.
  package func engagements(limit: Int = 50) throws -> [Engagement] {
    try store.read { try $0.engagements(limit: limit) }
  }

  /// Writes a sound copy of all data to `path`, which must not exist yet, and records it in the log
  /// where that can be written.
  /// - Parameter name: what the log calls the copy; nil for its path.
  /// - Parameter isKept: false where a file that is written counts for nothing: then all is done but that.
  package func backUp(
    to path: String, called name: String? = nil, isKept: Bool = true
  ) throws -> WrittenBackup {
    let log =
      try isKept
      ? store.backUp(to: path, heldSince: now) : store.read { try $0.verifyLog() }
    do {
      try write { try $0.record(entry(.backUp, name ?? path, "written")) }
      return WrittenBackup(path: path, log: log, isRecorded: true)
    } catch StoreError.readOnly {
      // The copy is sound and was asked for; a workspace that nobody may write keeps no record.
      return WrittenBackup(path: path, log: log, isRecorded: false)
    }
  }
}
