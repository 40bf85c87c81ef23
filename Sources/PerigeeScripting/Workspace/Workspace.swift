package import PerigeeCore
import LuaBridge

/// A team's folder: its settings, its sequences and its rules, all read and found right.
///
/// It belongs to one isolation at a time, as the Lua state in which its rules run does.
package final class Workspace {
  /// Absolute, without links.
  package let directory: String
  package let team: Team
  /// In the order of their files' names.
  package let sequences: [EmailSequence]
  private let declarations: [RuleDeclaration]
  private let mentions: [VariableMention]
  private let runtime: DeclarationRuntime
  var rules: RuleHost { runtime.rules }
  /// What rules may depend on besides contacts, here and where a script makes them in place.
  var circumstances: RuleCircumstances { rules.circumstances }

  init(
    directory: String, team: Team, sequences: [EmailSequence], declarations: [RuleDeclaration],
    mentions: [VariableMention], runtime: DeclarationRuntime
  ) {
    self.directory = directory
    self.team = team
    self.sequences = sequences
    self.declarations = declarations
    self.mentions = mentions
    self.runtime = runtime
  }

  /// The nearest folder from `start` upward that has a `perigee.lua`.
  /// - Throws: `WorkspaceNotFound`.
  package static func find(from start: String) throws -> String {
    try WorkspaceFolder.find(from: start).path
  }

  /// Reads `perigee.lua`, `sequences/*.lua` and `rules/*.lua`.
  ///
  /// - Parameter path: the folder that holds `perigee.lua`.
  /// - Throws: `WorkspaceError` with everything that is wrong in any file; `WorkspaceNotFound`.
  package static func load(at path: String) throws -> Workspace {
    var reader = try WorkspaceReader(folder: WorkspaceFolder(at: path))
    return try reader.read()
  }

  /// What only the contacts can tell is wrong: variables that templates and filters name and that no
  /// contact has, nor any filler supplies.
  ///
  /// - Parameter knownVariables: the store's; nil where there is no store yet, and nothing to check.
  package func check(knownVariables: [String]?) -> [Finding] {
    guard let knownVariables else { return [] }
    let known = Set(knownVariables + team.variableKinds.keys + fillers.map(\.variable)).sorted()
    return mentions.filter { !known.contains($0.variable) }.map { $0.finding(known) }.sorted()
  }

  /// - Throws: `UnknownName`.
  package func sequence(_ name: String) throws -> EmailSequence {
    guard let sequence = sequences.first(where: { $0.name == name }) else {
      throw UnknownName(kind: .sequence, name: name, known: sequences.map(\.name))
    }
    return sequence
  }
}

// The rules, ready to be asked.
extension Workspace {
  /// Every Lua function of a filter or an eligibility rule.
  var contactRules: [LuaContactRule] {
    var found: [LuaContactRule] = []
    for declared in filterDeclarations {
      var key = RuleFunction.Key(kind: .filter, name: declared.name)
      _ = declared.body.filter { rule, source in
        let function = rules.function(rule, key, source: source)
        key.ordinal += 1
        let rule = LuaContactRule(name: declared.name, function: function)
        found.append(rule)
        return rule
      }
    }
    return found + eligibilityRules.compactMap { $0 as? LuaContactRule }
  }

  package var filterNames: [String] { filterDeclarations.map(\.name) }

  private var filterDeclarations: [FilterDeclaration] {
    declarations.compactMap { if case .filter(let filter) = $0 { filter } else { nil } }
  }

  /// - Throws: `UnknownName`.
  package func filter(_ name: String) throws -> (
    filter: Filter, name: String, source: SourceLocation
  ) {
    guard let declared = filterDeclarations.first(where: { $0.name == name }) else {
      throw UnknownName(kind: .filter, name: name, known: filterNames)
    }
    return (rules.filter(declared), declared.name, declared.source)
  }

  /// Filters, fillers, sender rules and eligibility rules.
  package var ruleCount: Int { declarations.count }

  package var senderRuleNames: [String] {
    declarations.filter { $0.kind == .senderRule }.map(\.name)
  }

  /// The Lua function that `key` names.
  func function(_ key: RuleFunction.Key) -> LuaFunction? {
    let declaration = declarations.first { $0.kind == key.kind && $0.name == key.name }
    let functions = declaration?.functions ?? []
    return functions.indices.contains(key.ordinal) ? functions[key.ordinal] : nil
  }

  /// - Throws: `UnknownName`.
  package func senderRule(_ name: String) throws -> any SenderRule {
    for case .senderRule(name, let candidates, let rule, let source) in declarations {
      let function = rules.function(rule, .init(kind: .senderRule, name: name), source: source)
      return LuaSenderRule(name: name, candidates: candidates?.map(\.email), function: function)
    }
    throw UnknownName(kind: .senderRule, name: name, known: senderRuleNames)
  }

  package var fillers: [any Filler] {
    declarations.compactMap { declaration in
      guard case .filler(let name, let variable, let rule, let source) = declaration else {
        return nil
      }
      let function = rules.function(rule, .init(kind: .filler, name: name), source: source)
      return LuaFiller(name: name, variable: variable, function: function)
    }
  }

  package var eligibilityRules: [any EligibilityRule] {
    declarations.compactMap { declaration in
      guard case .eligibility(let name, let message, let rule, let source) = declaration else {
        return nil
      }
      let key = RuleFunction.Key(kind: .eligibilityRule, name: name)
      let function = rules.function(rule, key, source: source)
      return LuaEligibilityRule(name: name, message: message, function: function)
    }
  }
}
