package import PerigeeCore

/// A team's folder: its settings, its sequences and its rules, all read and found right.
///
/// It is a plain value. Its rules are asked by a `RulePool`, which reads their files again as they are
/// kept here, whatever somebody saves meanwhile.
package struct Workspace: Sendable {
  /// Absolute, without links.
  package let directory: String
  /// What `perigee.lua` declares.
  package private(set) var team: Team
  /// In the order of their files' names.
  package let sequences: [EmailSequence]
  /// The rules, in the order of their files' names.
  package let declarations: [RuleDeclaration]
  /// In the order of their files' names.
  package let automations: [AutomationDeclaration]
  /// What is wrong in files of automations, which are not among `automations`. They stop nothing but
  /// themselves: emails, stops and answers go on.
  package let brokenAutomations: [Finding]
  /// What was read of it.
  private let reading: Reading
  /// False where `perigee.lua` cannot be used, and `team` is only what is known without it.
  package let knowsTeam: Bool
  let mentions: [VariableMention]
  let sources: WorkspaceSources

  /// The nearest folder from `start` upward that has a `perigee.lua`.
  /// - Throws: `WorkspaceNotFound`.
  package static func find(from start: String) throws -> String {
    try WorkspaceFolder.find(from: start).path
  }

  init(_ examination: WorkspaceExamination, team: Team, knowsTeam: Bool) {
    directory = examination.directory
    self.team = team
    self.knowsTeam = knowsTeam
    sequences = examination.sequences
    declarations = examination.declarations
    automations = examination.automations
    brokenAutomations = examination.automationFindings
    reading = examination.reading
    mentions = examination.mentions
    sources = examination.sources
  }

  /// Reads `perigee.lua`, `sequences/*.lua`, `rules/*.lua` and `automations/*.lua`.
  ///
  /// - Parameters:
  ///   - path: the folder that holds `perigee.lua`.
  ///   - reading: with less, `sequences` and `declarations` may be empty, and `complete` reads them.
  /// - Throws: `WorkspaceError` with everything that is wrong in any file that was read, where something is in
  ///   others than automations; `WorkspaceNotFound`.
  package static func load(at path: String, _ reading: Reading = .everything) throws -> Workspace {
    let examination = try examine(at: path, reading)
    guard let workspace = examination.workspace, !examination.stopsOthers else {
      throw WorkspaceError(examination.findings)
    }
    return workspace
  }

  /// This workspace where it has all; else read again, with what is missing.
  /// - Throws: as `load`.
  package func complete() throws -> Workspace {
    reading == .everything ? self : try Self.load(at: directory)
  }

  /// The same with all that is right, beside what is wrong, so that more can be checked of it.
  /// - Throws: `WorkspaceNotFound`, `FileError`.
  package static func examine(
    at path: String, _ reading: Reading = .everything
  ) throws -> WorkspaceExamination {
    var reader = try WorkspaceReader(folder: WorkspaceFolder(at: path))
    return try reader.examine(reading)
  }

  /// The same with another team's settings, to compare the two.
  package func with(_ team: Team) -> Workspace {
    var copy = self
    copy.team = team
    return copy
  }

  /// What only the contacts can tell is wrong: variables that templates and filters name and that no
  /// contact has, nor any filler supplies.
  ///
  /// - Parameter knownVariables: the store's; nil where there is no store yet, and nothing to check.
  package func check(knownVariables: [String]?) -> [Finding] {
    guard let knownVariables else { return [] }
    let known = declaredVariables.names.union(knownVariables).sorted()
    return mentions.filter { !known.contains($0.variable) }.map { $0.finding(known) }.sorted()
  }

  /// The variables that templates and filters name.
  package var mentionedVariables: Set<String> { Set(mentions.map(\.variable)) }

  /// The names of fields that its rules and their modules read.
  package var readNames: Set<String> {
    (sources.rules.map(\.bytes) + sources.modules.values.map(\.bytes))
      .reduce(into: []) { $0.formUnion(LuaReadNames.names(in: $1)) }
  }

  /// Those of the team's settings and of the fillers.
  package var declaredVariables: DeclaredVariables {
    DeclaredVariables(
      kinds: team.variableKinds, filled: declarations.compactMap(\.filledVariable))
  }
}

// What is declared, by name.
extension Workspace {
  /// - Throws: `UnknownName`.
  package func sequence(_ name: String) throws -> EmailSequence {
    let sequences = try complete().sequences
    guard let sequence = sequences.first(where: { $0.name == name }) else {
      throw UnknownName(kind: .sequence, name: name, known: sequences.map(\.name))
    }
    return sequence
  }

  /// The names of all rules of a kind, in the order of their files.
  package func names(of kind: RuleKind) -> [String] {
    declarations.filter { $0.kind == kind }.map(\.name)
  }

  /// The rule of that kind and name.
  /// - Throws: `UnknownName`.
  package func declaration(
    _ kind: RuleKind, _ name: String
  ) throws(UnknownName) -> RuleDeclaration {
    let declaration = declarations.first { $0.kind == kind && $0.name == name }
    guard let declaration else {
      throw UnknownName(kind: kind.nameKind, name: name, known: names(of: kind))
    }
    return declaration
  }

  /// - Throws: `UnknownName`; `WorkspaceError` where it may be in a file that cannot be used.
  package func automation(_ name: String) throws -> AutomationDeclaration {
    guard let automation = automations.first(where: { $0.name == name }) else {
      guard brokenAutomations.isEmpty else { throw WorkspaceError(brokenAutomations) }
      throw UnknownName(kind: .automation, name: name, known: automations.map(\.name))
    }
    return automation
  }

  /// - Throws: `UnknownName`.
  func filter(_ name: String) throws -> (RuleDeclaration, FilterExpression) {
    let declaration = try declaration(.filter, name)
    guard case .filter(let expression) = declaration.body else {
      preconditionFailure("the kind of a declaration is its body's")
    }
    return (declaration, expression)
  }
}
