package import PerigeeCore
package import PerigeeWorkspace

extension Session {
  /// How a sequence stands; one that was engaged once may be gone from the workspace.
  package func report(_ sequence: String, next: Int = 10) throws -> SequenceReport {
    let report = try store.read { try $0.report(sequence: sequence, now: now, next: next) }
    if report.engagements == 0 { _ = try workspace.sequence(sequence) }
    return report
  }

  /// What only the contacts can tell is wrong with the workspace; a new one has none to ask.
  package func check() throws -> [Finding] {
    let variables = try store.read { try $0.variables() }
    return try workspace.check(knownVariables: variables.isEmpty ? nil : variables)
      + checkNames() + checkRules()
  }

  /// Filters that name lists and sequences which are not there. Before the first import there are no
  /// lists, and nothing is misspelt.
  private func checkNames() throws -> [Finding] {
    try store.read { reader in
      let hasLists = try !reader.lists().isEmpty
      return try workspace.names(of: .filter).compactMap { name in
        let declared = try rules.filter(name)
        guard let unknown = try unknownName(in: declared.filter, reader),
          hasLists || unknown.kind != .list
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

  /// The audit log, newest last; `limit` nil is all of it.
  package func log(limit: Int?) throws -> [LogEntry] {
    try store.read { try $0.log(limit: limit) }
  }

  /// The chosen entries of the audit log, newest last.
  /// - Throws: `UnknownName` where a user who is no sender, or a contact that is not there, has left
  ///   no entry: a misspelling would look as if nothing had been done.
  package func log(_ choice: LogChoice) throws -> [LogEntry] {
    if choice.user == nil, choice.contact == nil, choice.since == nil {
      return try log(limit: choice.limit)
    }
    return try store.read { reader in
      let enrollments = try choice.contact.map { try reader.enrollments(of: $0) } ?? []
      let engagements = Set(enrollments.map(\.engagement.number))
      let all = try reader.log(limit: nil)
      if let user = choice.user, team.sender(user) == nil,
        !all.contains(where: { $0.user == user })
      {
        throw UnknownName(
          kind: .sender, name: user.text, known: team.senders.map(\.email.text))
      }
      let found = all.filter { choice.has($0, engagements: engagements) }
      if let contact = choice.contact, found.isEmpty,
        try reader.contacts(withEmails: [contact]).isEmpty
      {
        throw UnknownName(kind: .contact, name: contact.text)
      }
      return choice.limit.map { Array(found.suffix($0)) } ?? found
    }
  }

  /// The moment in `text`: a day, which begins at midnight in the team's zone, or what `instant` reads.
  /// - Throws: `SessionError.invalidStart`.
  package func moment(_ text: String) throws -> Instant {
    try Self.instant(Day(iso: text) == nil ? text : "\(text) 00:00", team.zone)
  }

  /// Newest first, those rolled back too.
  package func engagements(limit: Int = 50) throws -> [Engagement] {
    try store.read { try $0.engagements(limit: limit) }
  }

  /// Writes a sound copy of all data to `path`, which must not exist yet.
  package func backUp(to path: String) throws {
    try store.backUp(to: path)
    try store.write { try $0.record(entry(.backUp, path, "written")) }
  }

  /// Everything there is to say about a contact's emails (rule 32).
  package func explain(_ email: EmailAddress) throws -> ContactExplanation {
    try store.read { reader in
      guard let contact = try reader.contacts(withEmails: [email]).first else {
        throw UnknownName(kind: .contact, name: email.text)
      }
      let entry = Blacklist(try reader.blacklist()).entry(covering: email)
      let enrollments = try reader.enrollments(of: email).map { try explain($0, reader) }
      return ContactExplanation(contact: contact, blacklisted: entry, enrollments: enrollments)
    }
  }

  private func explain(_ enrollment: Enrollment, _ reader: any StoreReader) throws
    -> ContactExplanation.ExplainedEnrollment
  {
    guard let engagement = try reader.engagement(.id(enrollment.engagement)) else {
      throw UnknownName(kind: .engagement, name: String(enrollment.engagement.number))
    }
    var explanation: Explanation?
    let times = enrollment.sendings.map(\.at)
    // A sender that left the team has no window to measure against any more.
    if let sender = team.sender(enrollment.sender), let last = times.max() {
      let load = try reader.load(
        of: sender.email, from: engagement.request.start - Quota.reach,
        through: last + Quota.reach, upTo: engagement.id)
      let explainer = Explainer(
        team: team, sender: sender, request: engagement.request, load: load,
        starts: try reader.firstEmails(of: engagement.id))
      explanation = explainer.explain(engagement.sequence.steps, times: times)
    }
    return ContactExplanation.ExplainedEnrollment(
      enrollment: enrollment, engagement: engagement,
      zone: team.sender(enrollment.sender)?.zone ?? team.zone, explanation: explanation)
  }
}
