import LuaBridge
import PerigeeCore

/// Reads a workspace's files and gathers what is wrong in any of them.
struct WorkspaceReader {
  private let folder: WorkspaceFolder
  private let runtime: DeclarationRuntime
  private let zones: ZoneDirectory
  private var findings: [Finding] = []
  private var mentions: [VariableMention] = []

  init(
    folder: WorkspaceFolder, zones: ZoneDirectory = .system,
    circumstances: RuleCircumstances = RuleCircumstances()
  ) throws {
    self.folder = folder
    self.zones = zones
    self.runtime = try DeclarationRuntime(
      modules: folder.modules, circumstances: circumstances)
  }

  /// - Throws: `WorkspaceError`.
  mutating func read() throws -> Workspace {
    let team = readTeam()
    let sequences = try readSequences()
    let declarations = try readRules()
    if let team { checkCandidates(of: declarations, team) }
    guard let team, findings.isEmpty else { throw WorkspaceError(findings) }
    runtime.rules.variableKinds = team.variableKinds
    runtime.rules.filledVariables = Set(declarations.compactMap(\.filledVariable))
    let (folder, zones, circumstances) = (folder, zones, runtime.rules.circumstances)
    runtime.rules.makeReplica = {
      var reader = try WorkspaceReader(
        folder: folder, zones: zones, circumstances: circumstances)
      return try reader.read()
    }
    return Workspace(
      directory: folder.path, team: team, sequences: sequences, declarations: declarations,
      mentions: mentions, runtime: runtime)
  }

  // MARK: Kinds of files

  private mutating func readTeam() -> Team? {
    let file = WorkspaceFolder.settings
    let declared = declarations(in: file, allowed: [.team], isList: false)
    guard let call = declared.first else { return nil }
    let zones = zones
    return read(call) { TeamDeclaration.read($0, zones: zones, mistakes: $1) }
  }

  private mutating func readSequences() throws -> [EmailSequence] {
    var sequences: [EmailSequence] = []
    for file in try folder.files(in: "sequences") {
      for call in declarations(in: file, allowed: [.sequence], isList: false) {
        let sequence = read(call) { tree, mistakes in
          SequenceDeclaration.read(tree, mistakes: mistakes).map { ($0, $0.mentions(mistakes)) }
        }
        guard let (sequence, mentioned) = sequence else { continue }
        mentions += mentioned
        let first = sequences.first { $0.name == sequence.name }?.source
        reportDuplicate(sequence.name, "sequence", at: sequence.source, first: first)
        sequences.append(sequence)
      }
    }
    return sequences
  }

  private mutating func readRules() throws -> [RuleDeclaration] {
    var rules: [RuleDeclaration] = []
    let tags: [DeclarationTag] = [.filter, .filler, .senderRule, .eligibility]
    for file in try folder.files(in: "rules") {
      for call in declarations(in: file, allowed: tags, isList: true) {
        guard let rule = read(call, { RuleDeclaration.read($0, tag: call.call.tag, mistakes: $1) })
        else { continue }
        if case .filter(let filter) = rule { mentions += filter.variableMentions }
        refuseKeptState(of: rule)
        let first = rules.first { $0.kind == rule.kind && $0.name == rule.name }?.source
        reportDuplicate(rule.name, rule.kind.words, at: rule.source, first: first)
        rules.append(rule)
      }
    }
    return rules
  }

  // MARK: One file

  /// A constructor's result in a file, and the file's contents.
  private struct Declared {
    let file: String
    let text: [UInt8]
    let call: TaggedTable
  }

  /// What a file returns: one declaration, or a list of them where that is allowed.
  private mutating func declarations(
    in file: String, allowed: [DeclarationTag], isList: Bool
  ) -> [Declared] {
    do {
      let text = try folder.bytes(of: file)
      let tree = try runtime.run(text, file: file)
      guard let calls = Self.calls(in: tree, allowed, isList: isList) else {
        let message = FileMistake.returned(tree.words, allowed, isList: isList).description
        report(message, file, line: 1)
        return []
      }
      return calls.map { Declared(file: file, text: text, call: $0) }
    } catch let failure as FileError {
      report(FileMistake.unreadable(failure.reason).description, file, line: 1)
    } catch let error as DeclarationRuntime.Failure {
      for finding in error.findings(file) { findings.append(finding) }
    } catch {
      report(plainWords(of: error), file, line: 1)
    }
    return []
  }

  private static func calls(
    in tree: LuaTree, _ allowed: [DeclarationTag], isList: Bool
  ) -> [TaggedTable]? {
    guard case .table(let table) = tree else { return nil }
    if let call = TaggedTable(table) { return allowed.contains(call.tag) ? [call] : nil }
    guard isList, table.fields.isEmpty, !table.array.isEmpty else { return nil }
    var all: [TaggedTable] = []
    for tree in table.array {
      guard let calls = calls(in: tree, allowed, isList: false) else { return nil }
      all += calls
    }
    return all
  }

  private mutating func read<Declaration>(
    _ declared: Declared, _ body: (LuaTree, DeclarationMistakes) -> Declaration?
  ) -> Declaration? {
    let mistakes = DeclarationMistakes(
      file: declared.file, text: declared.text, tag: declared.call.tag, line: declared.call.line)
    let declaration = body(declared.call.arguments.first ?? .nil, mistakes)
    findings += mistakes.findings
    return declaration
  }

  // MARK: Between files

  private mutating func checkCandidates(of rules: [RuleDeclaration], _ team: Team) {
    let known = team.senders.map(\.email.text)
    for case .senderRule(let name, let candidates?, _, _) in rules {
      for candidate in candidates where team.sender(candidate.email) == nil {
        let email = candidate.email.text
        let mistake = DeclarationMistake.unknownSender(
          email, subject: "a candidate of the sender rule \(name)",
          suggestion: Suggestion.nearest(to: email, among: known))
        findings.append(Finding(location: candidate.location, message: mistake.description))
      }
    }
  }

  private mutating func refuseKeptState(of rule: RuleDeclaration) {
    var kept = KeptState()
    do throws(LuaError) {
      for function in rule.functions { try kept.look(into: function) }
    } catch {
      report(error.message, rule.source.path, line: rule.source.line)
    }
    // What several rules share is told once.
    findings += kept.findings.filter { !findings.contains($0) }
  }

  private mutating func reportDuplicate(
    _ name: String, _ kind: String, at source: SourceLocation?, first: SourceLocation?
  ) {
    guard let source, let first else { return }
    let mistake = DeclarationMistake.duplicate(name, kind: kind, first: first.description)
    findings.append(Finding(location: source, message: mistake.description))
  }

  private mutating func report(_ message: String, _ file: String, line: Int) {
    findings.append(
      Finding(location: SourceLocation(path: file, line: line), message: message))
  }
}

extension FilterDeclaration {
  fileprivate var variableMentions: [VariableMention] {
    mentions.map {
      VariableMention(variable: $0.variable, location: $0.location, user: "the filter \(name)")
    }
  }
}
