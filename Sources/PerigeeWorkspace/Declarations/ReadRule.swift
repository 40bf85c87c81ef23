package import LuaBridge
import PerigeeCore

/// A rule as it was read in one Lua state, with the functions that it has there.
package struct ReadRule {
  /// What it declares, apart from its functions.
  package let declaration: RuleDeclaration
  /// In the order in which they are written; a filter that is made of others has several or none.
  package let functions: [LuaFunction]

  /// Reads what `perigee.filter { … }` and its like were called with.
  /// - Parameter tree: the constructor's argument.
  /// - Returns: nil where there are mistakes to be found in `mistakes`.
  package static func read(
    _ tree: LuaTree, tag: DeclarationTag, mistakes: DeclarationMistakes
  ) -> ReadRule? {
    let rule: ReadRule?
    switch tag {
    case .filter: rule = filter(tree, mistakes)
    case .filler: rule = filler(tree, mistakes)
    case .senderRule: rule = senderRule(tree, mistakes)
    case .eligibility: rule = eligibilityRule(tree, mistakes)
    case .cap: rule = cap(tree, mistakes)
    case .verdict: rule = verdictRule(tree, mistakes)
    case .hook: rule = hook(tree, mistakes)
    default: preconditionFailure("\(tag) declares no rule")
    }
    return mistakes.findings.isEmpty ? rule : nil
  }

  private static func filter(_ tree: LuaTree, _ mistakes: DeclarationMistakes) -> Self? {
    var reader = FilterReader()
    guard let (name, filter) = reader.filter(tree, mistakes) else { return nil }
    return ReadRule(
      declaration: RuleDeclaration(name: name, body: .filter(filter), source: mistakes.source),
      functions: reader.functions)
  }

  private static func filler(_ tree: LuaTree, _ mistakes: DeclarationMistakes) -> Self? {
    guard let table = table(tree, "a filler", "perigee.FillerDeclaration", mistakes) else {
      return nil
    }
    let name = table.required("name")?.name()
    let value = table.required("variable")
    let variable = value?.name()
    let rule = table.required("rule")?.function()
    guard let name, let value, let variable, let rule else { return nil }
    if ContactField(rawValue: variable) != nil { value.report(.reservedVariable(variable)) }
    return ReadRule(name, .filler(variable: variable), rule, mistakes)
  }

  private static func senderRule(_ tree: LuaTree, _ mistakes: DeclarationMistakes) -> Self? {
    guard let table = table(tree, "a sender rule", "perigee.SenderRuleDeclaration", mistakes)
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
    return ReadRule(name, .senderRule(candidates: chosen), rule, mistakes)
  }

  private static func eligibilityRule(_ tree: LuaTree, _ mistakes: DeclarationMistakes) -> Self? {
    guard
      let table = table(tree, "an eligibility rule", "perigee.EligibilityDeclaration", mistakes)
    else {
      return nil
    }
    let name = table.required("name")?.name()
    let message = table.required("message")?.name()
    let rule = table.required("rule")?.function()
    guard let name, let message, let rule else { return nil }
    return ReadRule(name, .eligibilityRule(message: message), rule, mistakes)
  }

  private static func verdictRule(_ tree: LuaTree, _ mistakes: DeclarationMistakes) -> Self? {
    guard let table = table(tree, "a verdict rule", "perigee.VerdictDeclaration", mistakes) else {
      return nil
    }
    let name = table.required("name")?.name()
    let rule = table.required("rule")?.function()
    guard let name, let rule else { return nil }
    return ReadRule(name, .verdictRule, rule, mistakes)
  }

  /// What hooks may be asked about; the raw values are what files write after `on`.
  private enum HookMoment: String, CaseIterable { case beforeSend = "before_send" }

  private static func hook(_ tree: LuaTree, _ mistakes: DeclarationMistakes) -> Self? {
    guard let table = table(tree, "a hook", "perigee.HookDeclaration", mistakes) else {
      return nil
    }
    let name = table.required("name")?.name()
    let moment = table.required("on")?.choice(HookMoment.self)
    let rule = table.required("rule")?.function()
    guard let name, moment != nil, let rule else { return nil }
    return ReadRule(name, .hook, rule, mistakes)
  }

  private static func cap(_ tree: LuaTree, _ mistakes: DeclarationMistakes) -> Self? {
    guard let table = table(tree, "a cap", "perigee.CapDeclaration", mistakes) else { return nil }
    let name = table.required("name")?.name()
    let by = table.required("by")
    let measure = by.flatMap(measure)
    let atMost = table.required("at_most")?.integer(
      in: CapDeclaration.bounds,
      remedy: "what keeps everybody of a kind out is perigee.eligibility { … }")
    let message = table.required("message")?.name()
    guard let name, let by, let measure, let atMost, let message else { return nil }
    if case .variable(let variable) = measure {
      by.mistakes.mention(variable, at: by.path, by: "the cap \(name)")
    }
    let cap = CapDeclaration(measure: measure, atMost: atMost, message: message)
    return ReadRule(
      declaration: RuleDeclaration(name: name, body: .cap(cap), source: mistakes.source),
      functions: measure == .function ? [by.function()].compactMap { $0 } : [])
  }

  private static func measure(_ value: DeclaredValue) -> CapDeclaration.Measure? {
    switch value.tree {
    case .function: return .function
    case .string:
      guard let name = value.name() else { return nil }
      switch ContactField(rawValue: name) {
      case nil: return .variable(name)
      case .domain: return .domain
      default:
        value.report(.uncountable(name))
        return nil
      }
    default:
      value.reportType("\"domain\", the name of a variable or a function of the contact")
      return nil
    }
  }

  private static func table(
    _ tree: LuaTree, _ noun: String, _ type: String, _ mistakes: DeclarationMistakes
  ) -> ClosedTable? {
    DeclaredValue(tree: tree, path: .root, subject: noun, mistakes: mistakes)
      .closedTable(noun, keys: API.keys(of: type))
  }
}

extension ReadRule {
  /// A rule of one function.
  private init(
    _ name: String, _ body: RuleDeclaration.Body, _ function: LuaFunction,
    _ mistakes: DeclarationMistakes
  ) {
    self.init(
      declaration: RuleDeclaration(name: name, body: body, source: mistakes.source),
      functions: [function])
  }
}
