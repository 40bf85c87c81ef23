import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

extension ScriptHost {
  /// A filter that a script made in place.
  /// - Throws: `WorkspaceError` with everything that is wrong in it.
  func filter(_ value: LuaValue, in call: ScriptCall) throws -> (
    filter: Filter, name: String, source: SourceLocation
  ) {
    let (declared, tree, mistakes) = try declaration(value, [.filter, .and, .or, .not], call)
    let read = ReadRule.read(named(declared, tree), tag: .filter, mistakes: mistakes)
    guard let read else { throw WorkspaceError(mistakes.findings) }
    return (rules.filter(read), read.declaration.name, read.declaration.source)
  }

  /// A sender rule that a script made in place.
  func senderRule(_ value: LuaValue, in call: ScriptCall) throws -> any SenderRule {
    let (made, _, mistakes) = try declaration(value, [.senderRule], call)
    let tree = made.arguments.first ?? .nil
    let read = ReadRule.read(tree, tag: .senderRule, mistakes: mistakes)
    guard let read else { throw WorkspaceError(mistakes.findings) }
    return rules.senderRule(read)
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
      DeclarationMistakes(
        file: file, text: text(of: file), tag: made.tag, line: made.line,
        kinds: session.team.variableKinds)
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
