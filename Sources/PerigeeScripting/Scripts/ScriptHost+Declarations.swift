import LuaBridge
import PerigeeCore

extension ScriptHost {
  /// A filter that a script made in place.
  /// - Throws: `WorkspaceError` with everything that is wrong in it.
  func filter(_ value: LuaValue, in call: ScriptCall) throws -> (
    filter: Filter, name: String, source: SourceLocation
  ) {
    let (declared, tree, mistakes) = try declaration(value, [.filter, .and, .or, .not], call)
    let named = named(declared, tree)
    let filter = FilterDeclaration.read(named, mistakes: mistakes)
    guard let filter, mistakes.findings.isEmpty else {
      throw WorkspaceError(mistakes.findings)
    }
    return (rules.filter(filter), filter.name, filter.source)
  }

  /// A sender rule that a script made in place.
  func senderRule(_ value: LuaValue, in call: ScriptCall) throws -> any SenderRule {
    let (made, _, mistakes) = try declaration(value, [.senderRule], call)
    let tree = made.arguments.first ?? .nil
    let declared = RuleDeclaration.read(tree, tag: .senderRule, mistakes: mistakes)
    guard case .senderRule(let name, let candidates, let rule, let source)? = declared,
      mistakes.findings.isEmpty
    else { throw WorkspaceError(mistakes.findings) }
    let body = rules.function(rule, .init(kind: .senderRule, name: name), source: source)
    return LuaSenderRule(name: name, candidates: candidates?.map(\.email), function: body)
  }

  private func declaration(
    _ value: LuaValue, _ tags: [DeclarationTag], _ call: ScriptCall
  ) throws -> (TaggedTable, LuaTree, DeclarationMistakes) {
    let tree = try state.tree(of: value, tagKey: DeclarationModule.tagKey)
    guard case .table(let table) = tree, let made = TaggedTable(table), tags.contains(made.tag)
    else {
      throw call.misuse(
        .wrong(
          subject: "the declaration", expected: "what perigee.\(tags[0].rawValue) { … } gives",
          found: value.shown))
    }
    let file = made.file ?? scriptName
    return (
      made, tree,
      DeclarationMistakes(file: file, text: text(of: file), tag: made.tag, line: made.line)
    )
  }

  /// A filter made in place needs no name, and `a & b` is one as it stands.
  private func named(_ call: TaggedTable, _ tree: LuaTree) -> LuaTree {
    var fields: [(key: String, value: LuaTree)] = [("where", tree)]
    if call.tag == .filter, case .table(let table)? = call.arguments.first {
      guard table["name"] == nil else { return .table(table) }
      fields = table.fields
    }
    guard case .table(var table) = tree else { return tree }
    table.tag = nil
    table.array = []
    table.fields = fields + [("name", .string("in_place"))]
    return .table(table)
  }
}
