import LuaBridge
import PerigeeCore

extension ScriptHost {
  /// A filter that a script made in place.
  /// - Throws: `WorkspaceError` with everything that is wrong in it.
  func filter(_ value: LuaValue, function: String) throws -> (
    filter: Filter, name: String, source: SourceLocation
  ) {
    let (call, tree, mistakes) = try declaration(value, [.filter, .and, .or, .not], function)
    let named = named(call, tree)
    let declared = FilterDeclaration.read(named, mistakes: mistakes)
    guard let declared, mistakes.findings.isEmpty else {
      throw WorkspaceError(mistakes.findings)
    }
    return (rules.filter(declared), declared.name, declared.source)
  }

  /// A sender rule that a script made in place.
  func senderRule(_ value: LuaValue, function: String) throws -> any SenderRule {
    let (call, _, mistakes) = try declaration(value, [.senderRule], function)
    let tree = call.arguments.first ?? .nil
    let declared = RuleDeclaration.read(tree, tag: .senderRule, mistakes: mistakes)
    guard case .senderRule(let name, let candidates, let rule, let source)? = declared,
      mistakes.findings.isEmpty
    else { throw WorkspaceError(mistakes.findings) }
    let body = rules.function(rule, kind: "sender rule", name: name, source: source)
    return LuaSenderRule(name: name, candidates: candidates?.map(\.email), function: body)
  }

  private func declaration(
    _ value: LuaValue, _ tags: [DeclarationTag], _ function: String
  ) throws -> (TaggedTable, LuaTree, DeclarationMistakes) {
    let tree = try state.tree(of: value, tagKey: DeclarationModule.tagKey)
    guard case .table(let table) = tree, let call = TaggedTable(table), tags.contains(call.tag)
    else {
      throw ScriptMisuse.argument(
        function: function, what: "the value",
        expected: "what perigee.\(tags[0].rawValue) { … } gives", value)
    }
    return (
      call, tree,
      DeclarationMistakes(file: scriptName, text: scriptText, tag: call.tag, line: call.line)
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
