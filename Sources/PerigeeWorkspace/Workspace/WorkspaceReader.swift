import LuaBridge
import PerigeeCore

/// Reads a workspace's files and gathers what is wrong in any of them.
struct WorkspaceReader {
  private var folder: WorkspaceFolder
  private let modules: ModuleFinder
  private let runtime: DeclarationRuntime
  private let zones: ZoneDirectory
  private var findings: [Finding] = [] {
    didSet { FindingsSoFar.note(findings, in: folder.path) }
  }
  private var mentions: [VariableMention] = []
  private var declared = DeclaredNames()

  init(folder: WorkspaceFolder, zones: ZoneDirectory = .system) throws {
    self.folder = folder
    self.zones = zones
    modules = ModuleFinder(FilePolicy(directory: folder.path))
    runtime = try DeclarationRuntime(modules: modules)
  }

  /// All that is there, and all that is wrong with it.
  mutating func examine(_ reading: Workspace.Reading) throws -> WorkspaceExamination {
    let team = readTeam()
    let ofTeam = findings.count
    if let team { keepSecret(NamedFiles(team, in: folder.path)) }
    let sequences = reading == .everything ? try readSequences() : []
    let files = reading == .settings ? [] : try self.files(in: "rules", sequence: false)
    let declarations = readRules(files, team?.variableKinds ?? [:])
    if let team { checkCandidates(of: declarations, team) }
    let others = findings.count
    let automations = try readAutomations(team)
    return WorkspaceExamination(
      directory: folder.path, team: team, reading: reading, sequences: sequences,
      declarations: declarations, automations: automations, mentions: mentions,
      sources: WorkspaceSources(rules: files, modules: modules.found),
      sequenceFiles: reading == .everything ? try folder.files(in: "sequences") : [],
      names: declared,
      findings: located(findings[...]),
      teamFindings: located(findings.prefix(ofTeam)),
      automationFindings: located(findings.dropFirst(others)))
  }

  /// With their columns, in the order of files and lines.
  private func located(_ findings: ArraySlice<Finding>) -> [Finding] {
    Finding.withColumns(Array(findings), in: folder.path).sorted()
  }

  /// From here on no file of code is one that a secret comes from.
  private mutating func keepSecret(_ named: NamedFiles) {
    folder.named = named
    modules.guardFiles(named)
  }

  // MARK: Kinds of files

  private mutating func readTeam() -> Team? {
    guard let file = file(WorkspaceFolder.settings) else { return nil }
    let calls = file.declarations(runtime, allowed: [.team], isList: false, &findings)
    guard let call = calls.first else { return nil }
    let zones = zones
    return file.read(call, &findings) { TeamDeclaration.read($0, zones: zones, mistakes: $1) }
  }

  private mutating func readSequences() throws -> [EmailSequence] {
    var sequences: [EmailSequence] = []
    for file in try files(in: "sequences", sequence: true) {
      let calls = file.declarations(runtime, allowed: [.sequence], isList: false, &findings)
      declared.add(calls, sequence: true)
      for call in calls {
        var mentioned: [VariableMention] = []
        let sequence = file.read(call, &findings, mentioned: { mentioned += $0 }) {
          SequenceDeclaration.read($0, mistakes: $1)
        }
        mentions += mentioned
        guard let sequence else { continue }
        let first = sequences.first { $0.name == sequence.name }?.source
        reportDuplicate(sequence.name, "sequence", at: sequence.source, first: first)
        sequences.append(sequence)
      }
    }
    return sequences
  }

  private mutating func readRules(
    _ files: [DeclarationFile], _ kinds: [String: VariableKind]
  ) -> [RuleDeclaration] {
    var rules: [RuleDeclaration] = []
    for file in files {
      var mentioned: [VariableMention] = []
      var calls: [TaggedTable] = []
      let read = file.rules(
        runtime, kinds: kinds, &findings, mentioned: { mentioned += $0 }, declared: { calls = $0 })
      mentions += mentioned
      declared.add(calls, sequence: false)
      for rule in read.map(\.declaration) {
        let first = rules.first { $0.kind == rule.kind && $0.name == rule.name }?.source
        reportDuplicate(rule.name, rule.kind.words, at: rule.source, first: first)
        reportSameReason(rule, rules)
        rules.append(rule)
      }
    }
    return rules
  }

  private mutating func readAutomations(_ team: Team?) throws -> [AutomationDeclaration] {
    let zones = zones
    var automations: [AutomationDeclaration] = []
    for path in try folder.files(in: "automations") {
      guard let file = file(path) else { continue }
      let calls = file.declarations(
        runtime, allowed: [.automation], isList: true, keepsNothing: false, &findings)
      for call in calls {
        var mentioned: [VariableMention] = []
        let read = file.read(
          call, kinds: team?.variableKinds ?? [:], &findings, mentioned: { mentioned += $0 }
        ) {
          AutomationReader.read(
            $0, team: team, zones: zones, script: file.digest, mistakes: $1)
        }
        mentions += mentioned
        guard let automation = read?.declaration else { continue }
        let first = automations.first { $0.name == automation.name }?.automation.source
        reportDuplicate(
          automation.name, "automation", at: automation.automation.source, first: first)
        if first == nil { automations.append(automation) }
      }
    }
    return automations
  }

  // MARK: Files

  private mutating func files(in name: String, sequence: Bool) throws -> [DeclarationFile] {
    try folder.files(in: name).compactMap { path in
      let file = file(path)
      if file == nil { declared.add([], sequence: sequence) }
      return file
    }
  }

  private mutating func file(_ path: String) -> DeclarationFile? {
    do throws(FileError) {
      return DeclarationFile(path: path, bytes: try folder.bytes(of: path))
    } catch {
      findings.append(FileMistake.unreadable(error.reason).finding(path))
      return nil
    }
  }

  // MARK: Between files

  private mutating func checkCandidates(of rules: [RuleDeclaration], _ team: Team) {
    let known = team.senders.map(\.email.text)
    for rule in rules {
      guard case .senderRule(let candidates?) = rule.body else { continue }
      for candidate in candidates where team.sender(candidate.email) == nil {
        let email = candidate.email.text
        let mistake = DeclarationMistake.unknownSender(
          email, subject: "a candidate of the sender rule \(rule.name)",
          suggestion: Suggestion.nearest(to: email, among: known))
        findings.append(Finding(location: candidate.location, message: mistake.description))
      }
    }
  }

  /// A reason is told as `rule:NAME`, whichever kind of rule it is that says it.
  private mutating func reportSameReason(_ rule: RuleDeclaration, _ others: [RuleDeclaration]) {
    let kinds: [RuleKind] = [.eligibilityRule, .cap]
    guard kinds.contains(rule.kind) else { return }
    let first = others.first {
      $0.name == rule.name && $0.kind != rule.kind && kinds.contains($0.kind)
    }
    guard let first else { return }
    let mistake = DeclarationMistake.sameReason(
      rule.name, kind: rule.kind, other: first.kind, first: first.source.description)
    findings.append(Finding(location: rule.source, message: mistake.description))
  }

  private mutating func reportDuplicate(
    _ name: String, _ kind: String, at source: SourceLocation?, first: SourceLocation?
  ) {
    guard let source, let first else { return }
    let mistake = DeclarationMistake.duplicate(name, kind: kind, first: first.description)
    findings.append(Finding(location: source, message: mistake.description))
  }
}
