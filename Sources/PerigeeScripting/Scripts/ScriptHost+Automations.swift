import LuaBridge
package import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

extension ScriptHost {
  /// Runs the function of an automation, in this host's session.
  ///
  /// - Parameters:
  ///   - seed: what the script draws by.
  ///   - events: what came, in their order; none for a moment of a schedule.
  /// - Returns: what the function returned, as text; where that is nil and a reason, the reason; else empty.
  /// - Throws: `ScriptFailure`, `FileError`.
  package func run(
    _ automation: Automation, seed: UInt64, at moment: Instant, events: [AutomationEvent]
  ) throws -> String {
    let path = automation.source.path
    let source = try session.workspace.files.code(path, limit: Self.sourceLimit)
    do throws(LuaError) {
      state.seed(seed)
      let run = try function(of: automation, source)
      let context = try context(automation, seed, moment, events)
      let results = try state.call(run, [context])
      let said = results.prefix(2).first { if case .nil = $0 { false } else { true } }
      return try said.map { (value) throws(LuaError) in try state.text(of: value) } ?? ""
    } catch {
      throw failure(error)
    }
  }

  private func function(
    of automation: Automation, _ source: [UInt8]
  ) throws(LuaError) -> LuaFunction {
    let path = automation.source.path
    let returned = try state.call(try load(source, name: path)).first ?? .nil
    let tree = try state.tree(of: returned, tagKey: DeclarationModule.tagKey)
    for call in Self.calls(in: tree) where call.tag == .automation {
      let mistakes = DeclarationMistakes(
        file: path, text: source, tag: call.tag, line: call.line, kinds: session.team.variableKinds)
      let read = AutomationReader.read(
        call.arguments.first ?? .nil, team: session.team, script: automation.script,
        mistakes: mistakes)
      if let read, read.declaration.name == automation.name { return read.run }
    }
    throw LuaError(
      .runtime, "the file does not declare the automation \(automation.name) any more",
      source: path, line: 1)
  }

  private static func calls(in tree: LuaTree) -> [TaggedTable] {
    guard case .table(let table) = tree else { return [] }
    if let call = TaggedTable(table) { return [call] }
    return table.array.flatMap(calls)
  }

  // MARK: What it is told

  private func context(
    _ automation: Automation, _ seed: UInt64, _ moment: Instant, _ events: [AutomationEvent]
  ) throws(LuaError) -> LuaValue {
    let table = try state.makeTable()
    let shown = try events.map { (event) throws(LuaError) in try record(of: event) }
    let list = try state.makeTable()
    for (index, value) in shown.enumerated() { try list.set(index + 1, value) }
    let propose = API.function("perigee.propose")
    guard let body = bodies[propose.qualifiedName] else { return .nil }
    let fields: [(String, LuaValue)] = [
      ("automation", .string(automation.name)),
      ("now", .string(session.now.rfc3339(in: session.team.zone))),
      ("at", .string(moment.rfc3339(in: session.team.zone))),
      ("seed", .integer(Int64(bitPattern: seed))), ("event", shown.last ?? .nil),
      ("events", .table(list)), ("propose", .function(function(propose, body))),
    ]
    for (name, value) in fields { try table.set(name, value) }
    return try closed(table, fields.map(\.0), "ctx")
  }

  private func record(of event: AutomationEvent) throws(LuaError) -> LuaValue {
    let table = try state.makeTable()
    let fields: [(String, LuaValue)] = [
      ("kind", .string(event.kind.rawValue)),
      ("at", .string(event.at.rfc3339(in: session.team.zone))),
      ("contact", LuaValue(event.contact?.text)), ("sequence", LuaValue(event.sequence)),
      ("sender", LuaValue(event.sender?.text)), ("list", LuaValue(event.list)),
      ("detail", LuaValue(event.detail)),
    ]
    for (name, value) in fields { try table.set(name, value) }
    return try closed(table, fields.map(\.0), "the event")
  }

  /// A table of which a name that it never has is an error; one that is empty is nil.
  private func closed(
    _ table: LuaTable, _ known: [String], _ subject: String
  ) throws(LuaError) -> LuaValue {
    let missing = plainFunction(subject) { arguments in
      let name = arguments.last?.plainText ?? ""
      guard !known.contains(name) else { return [.nil] }
      let suggestion = Suggestion.nearest(to: name, among: known)
      throw LuaError(
        .runtime, "\(subject) has no field \"\(name)\".\(didYouMean(suggestion))")
    }
    let type = try state.makeTable()
    try type.set("__index", .function(missing))
    table.setMetatable(type)
    return .table(try table.frozen(subject))
  }
}
