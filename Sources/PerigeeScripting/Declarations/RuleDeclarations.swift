import LuaBridge
import PerigeeCore

/// What the files of `rules/` declare; the functions are still Lua's.
enum RuleDeclaration {
  case filter(FilterDeclaration)
  case filler(name: String, variable: String, rule: LuaFunction, source: SourceLocation)
  case senderRule(
    name: String, candidates: [CandidateDeclaration]?, rule: LuaFunction, source: SourceLocation)
  case eligibility(name: String, message: String, rule: LuaFunction, source: SourceLocation)

  /// A sender that a rule may choose, and where it is named.
  struct CandidateDeclaration {
    let email: EmailAddress
    let location: SourceLocation
  }

  var name: String {
    switch self {
    case .filter(let filter): filter.name
    case .filler(let name, _, _, _), .senderRule(let name, _, _, _),
      .eligibility(let name, _, _, _):
      name
    }
  }

  /// The Lua functions in it, in the order in which they are written.
  /// What a filler supplies.
  var filledVariable: String? {
    if case .filler(_, let variable, _, _) = self { variable } else { nil }
  }

  var functions: [LuaFunction] {
    switch self {
    case .filter(let filter): filter.body.functions
    case .filler(_, _, let rule, _), .senderRule(_, _, let rule, _),
      .eligibility(_, _, let rule, _):
      [rule]
    }
  }

  var source: SourceLocation {
    switch self {
    case .filter(let filter): filter.source
    case .filler(_, _, _, let source), .senderRule(_, _, _, let source),
      .eligibility(_, _, _, let source):
      source
    }
  }

  var kind: RuleKind {
    switch self {
    case .filter: .filter
    case .filler: .filler
    case .senderRule: .senderRule
    case .eligibility: .eligibilityRule
    }
  }
}

extension RuleDeclaration {
  /// The rule, or nil where there are mistakes to be found in `mistakes`.
  static func read(
    _ tree: LuaTree, tag: DeclarationTag, mistakes: DeclarationMistakes
  ) -> RuleDeclaration? {
    let declaration: RuleDeclaration?
    switch tag {
    case .filter: declaration = FilterDeclaration.read(tree, mistakes: mistakes).map { .filter($0) }
    case .filler: declaration = filler(tree, mistakes)
    case .senderRule: declaration = senderRule(tree, mistakes)
    case .eligibility: declaration = eligibility(tree, mistakes)
    default: preconditionFailure("\(tag) declares no rule")
    }
    return mistakes.findings.isEmpty ? declaration : nil
  }

  private static func table(
    _ tree: LuaTree, _ noun: String, _ keys: [String], _ mistakes: DeclarationMistakes
  ) -> ClosedTable? {
    DeclaredValue(tree: tree, path: .root, subject: noun, mistakes: mistakes)
      .closedTable(noun, keys: keys)
  }

  private static func filler(_ tree: LuaTree, _ mistakes: DeclarationMistakes) -> Self? {
    guard let table = table(tree, "a filler", API.keys(of: "perigee.FillerDeclaration"), mistakes)
    else {
      return nil
    }
    let name = table.required("name")?.name()
    let value = table.required("variable")
    let variable = value?.name()
    let rule = table.required("rule")?.function()
    guard let name, let value, let variable, let rule else { return nil }
    if ContactField(rawValue: variable) != nil { value.report(.reservedVariable(variable)) }
    return .filler(name: name, variable: variable, rule: rule, source: mistakes.source)
  }

  private static func senderRule(_ tree: LuaTree, _ mistakes: DeclarationMistakes) -> Self? {
    guard
      let table = table(
        tree, "a sender rule", API.keys(of: "perigee.SenderRuleDeclaration"), mistakes)
    else {
      return nil
    }
    let name = table.required("name")?.name()
    let candidates = table["candidates"]
      .flatMap { $0.list("a list of email addresses") { "candidate \($0)" } }
    let rule = table.required("rule")?.function()
    let chosen = candidates?.compactMap { value in
      value.address().map { CandidateDeclaration(email: $0, location: value.location) }
    }
    guard let name, let rule else { return nil }
    return .senderRule(name: name, candidates: chosen, rule: rule, source: mistakes.source)
  }

  private static func eligibility(_ tree: LuaTree, _ mistakes: DeclarationMistakes) -> Self? {
    let keys = API.keys(of: "perigee.EligibilityDeclaration")
    guard let table = table(tree, "an eligibility rule", keys, mistakes) else { return nil }
    let name = table.required("name")?.name()
    let message = table.required("message")?.name()
    let rule = table.required("rule")?.function()
    guard let name, let message, let rule else { return nil }
    return .eligibility(name: name, message: message, rule: rule, source: mistakes.source)
  }
}
