package import PerigeeCore
package import PerigeeWorkspace

extension Session {
  /// How a sequence stands; one that was engaged once may be gone from the workspace.
  package func report(_ sequence: String, next: Int = 10) throws -> SequenceReport {
    let report = try store.read { try $0.report(sequence: sequence, now: now, next: next) }
    if report.engagements == 0 { _ = try workspace.sequence(sequence) }
    return try store.read { report.marked(by: try misfits($0)) }
  }

  /// What is committed and does not fit today's settings, for `check`: nothing is wrong with a file.
  package func warnings() throws -> [Misfit] {
    try store.read { try misfits($0).all }
  }

  private func misfits(_ reader: any StoreReader) throws -> Misfits {
    Misfits(
      team: team, sequences: Set(workspace.sequences.map(\.name)),
      load: try reader.load(from: now - Quota.reach), parts: try reader.plannedParts(from: now),
      now: now)
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

  /// Newest first, those rolled back too.
  package func engagements(limit: Int = 50) throws -> [Engagement] {
    try store.read { try $0.engagements(limit: limit) }
  }

  /// Writes a sound copy of all data to `path`, which must not exist yet.
  package func backUp(to path: String) throws {
    try store.backUp(to: path)
    try store.write { try $0.record(entry(.backUp, path, "written")) }
  }
}
