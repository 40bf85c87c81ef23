import LuaBridge
import PerigeeCore

/// A Lua file that declares something.
struct DeclarationFile: Sendable {
  /// In the workspace: `rules/dach_leads.lua`.
  let path: String
  let bytes: [UInt8]

  /// Of its bytes.
  var digest: Digest {
    let digester = Digester()
    bytes.withUnsafeBytes { digester.add(bytes: $0) }
    return digester.finish()
  }

  /// Runs the file in `runtime`, and gives the rules that it declares there.
  /// - Parameters:
  ///   - findings: takes what is wrong with it.
  ///   - kinds: of the variables that `perigee.lua` declares.
  ///   - mentioned: takes the variables that it names.
  ///   - declared: takes what it declares, with mistakes or without.
  func rules(
    _ runtime: DeclarationRuntime, kinds: [String: VariableKind], _ findings: inout [Finding],
    mentioned: ([VariableMention]) -> Void = { _ in },
    declared: ([TaggedTable]) -> Void = { _ in }
  ) -> [ReadRule] {
    let tags: [DeclarationTag] = [
      .filter, .filler, .senderRule, .eligibility, .cap, .verdict, .hook,
    ]
    let calls = declarations(runtime, allowed: tags, isList: true, &findings)
    declared(calls)
    let rules = calls.compactMap { call in
      read(call, kinds: kinds, &findings, mentioned: mentioned) {
        ReadRule.read($0, tag: call.tag, mistakes: $1)
      }
    }
    for function in rules.flatMap(\.functions) {
      // What the look at the bytecode found is told once.
      findings += runtime.seal(function, file: path).filter { !findings.contains($0) }
    }
    return rules
  }

  /// What a file returns: one declaration, or a list of them where that is allowed.
  /// - Parameter keepsNothing: whether its functions are rules, which may keep nothing between calls.
  func declarations(
    _ runtime: DeclarationRuntime, allowed: [DeclarationTag], isList: Bool,
    keepsNothing: Bool = true,
    _ findings: inout [Finding]
  ) -> [TaggedTable] {
    do throws(DeclarationRuntime.Failure) {
      let tree = try runtime.run(bytes, file: path, keepsNothing: keepsNothing, &findings)
      if case .table(let table) = tree, isList, let hole = table.hole {
        findings.append(FileMistake.hole(hole).finding(path))
      }
      if let calls = Self.calls(in: tree, allowed, isList: isList) { return calls }
      let mistake = FileMistake.returned(tree.words, allowed, isList: isList)
      findings.append(mistake.finding(path))
    } catch {
      findings += error.findings(path)
    }
    return []
  }

  private static func calls(
    in tree: LuaTree, _ allowed: [DeclarationTag], isList: Bool
  ) -> [TaggedTable]? {
    guard case .table(let table) = tree else { return nil }
    if let call = TaggedTable(table) { return allowed.contains(call.tag) ? [call] : nil }
    guard isList, table.fields.isEmpty, !table.array.isEmpty || table.hole != nil else {
      return nil
    }
    var all: [TaggedTable] = []
    for tree in table.array {
      guard let calls = calls(in: tree, allowed, isList: false) else { return nil }
      all += calls
    }
    return all
  }

  /// What `body` makes of a constructor's argument.
  func read<Declaration>(
    _ call: TaggedTable, kinds: [String: VariableKind] = [:], _ findings: inout [Finding],
    mentioned: ([VariableMention]) -> Void = { _ in },
    _ body: (LuaTree, DeclarationMistakes) -> Declaration?
  ) -> Declaration? {
    let mistakes = DeclarationMistakes(
      file: path, text: bytes, tag: call.tag, line: call.line, kinds: kinds)
    let declaration = body(call.arguments.first ?? .nil, mistakes)
    findings += mistakes.findings
    mentioned(mistakes.mentions)
    return declaration
  }
}
