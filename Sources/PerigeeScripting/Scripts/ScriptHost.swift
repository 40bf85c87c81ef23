import LuaBridge
package import PerigeeCore
package import PerigeeSession
import PerigeeWorkspace

/// Runs automation scripts: a Lua state with the whole `perigee` module, working in one session.
package final class ScriptHost {
  /// Bytes of a script: deeper nesting than fits there would overflow the parser's stack, which moreover
  /// nothing interrupts.
  package static let sourceLimit = 256 << 10
  /// Bytes that a script may hold, in Lua and of the host.
  package static let memoryLimit = 512 << 20

  /// The same where the system gives the process less: a third of that, since Swift cannot do without what it
  /// asks for.
  static var memoryWithinSystem: Int {
    min(memoryLimit, max(16 << 20, (AddressSpace.room ?? .max) / 3))
  }

  /// What a script needs of whoever runs it.
  package struct Surroundings {
    /// Takes what the script prints, UTF-8 or not.
    var output: ([UInt8]) -> Void
    /// Asks a person; nil where there is nobody.
    var confirm: (String) throws -> Bool?
    /// How long each call may take; nil for as long as it likes.
    var timeLimit: Duration?
    /// Bytes that the script may hold; nil for as much as any.
    var memory: Int?
    /// Whether files that the script writes stay; in tests they do not.
    var keepsFiles: Bool
    /// How wide what values print may be; asked each time, since windows change.
    var style: () -> TextStyle

    package init(
      output: @escaping ([UInt8]) -> Void,
      confirm: @escaping (String) throws -> Bool? = { _ in nil }, timeLimit: Duration? = nil,
      memory: Int? = nil, keepsFiles: Bool = true,
      style: @escaping () -> TextStyle = { .plain }
    ) {
      self.output = output
      self.confirm = confirm
      self.timeLimit = timeLimit
      self.memory = memory
      self.keepsFiles = keepsFiles
      self.style = style
    }
  }

  let state: LuaState
  /// A test goes on in another one for each of its cases.
  private(set) var session: Session
  private let surroundings: Surroundings
  private let finder: ModuleFinder
  let files: ScriptFiles
  /// What a store in memory is worth.
  private let storeMemory: HeldMemory
  /// `perigee`, modules of the workspace, then of the standard library; text only.
  private(set) lazy var modules = ModuleLoader(
    state: state, finder: finder,
    policy: ModuleLoader.Policy(compile: { [unowned self] in try load($0.bytes, name: $0.path) }))
  /// What runs rules that a script makes in place.
  let rules: RuleHost
  /// How values of the host behave in scripts.
  let valueType = ScriptValue.type()
  /// What the functions and methods that the API describes do, by qualified name.
  let bodies = PerigeeModule.bodies
  private(set) var scriptName = ""
  /// The metatables of records, by class.
  var recordTypes: [String: LuaTable] = [:]
  /// `json.null`, once it was asked for.
  var jsonNullValue: LuaValue?
  /// The contents of the script and of its modules by their names, to show lines of them.
  private var texts: [String: [UInt8]] = [:]

  package init(session: Session, surroundings: Surroundings) throws {
    self.state = LuaState(
      libraries: .script,
      memoryLimit: min(surroundings.memory ?? .max, Self.memoryWithinSystem))
    self.session = session
    self.surroundings = surroundings
    self.finder = ModuleFinder(session.workspace.files)
    self.files = ScriptFiles(session.workspace, state, keepsFiles: surroundings.keepsFiles)
    self.storeMemory = HeldMemory(state)
    self.rules = RuleHost(state: state, variables: session.workspace.declaredVariables)
    state.limitCalls(LuaLimits(time: surroundings.timeLimit))
    state.seed(1)
    state.libraryPrefix = ModuleFinder.standardPrefix
    try state.setGlobal("print", .function(plainFunction("print", printLine)))
    modules.provide("perigee") { [unowned self] in .table(try PerigeeModule(self).table()) }
    provideHostModules()
    try state.setGlobal("require", .function(plainFunction("require", require)))
    try installTime()
    try StrictGlobals(state: state).install()
  }

  /// Runs a script; `arguments` are its `...` and its `arg`.
  /// - Throws: `ScriptFailure`; `ScriptExit` where the script ended itself by a code other than 0.
  package func run(_ source: [UInt8], name: String, arguments: [String]) throws {
    let name = ModuleFinder.workspacePath(name)
    scriptName = name
    do throws(LuaError) {
      let values = arguments.map { LuaValue.string($0) }
      let list = try state.makeTable()
      for (index, value) in values.enumerated() { try list.set(index + 1, value) }
      try list.set(0, .string(name))
      try state.setGlobal("arg", .table(list))
      _ = try state.call(try load(source, name: name), values)
    } catch {
      if case .stopped(.exit(let code)) = error.kind {
        if code != 0 { throw ScriptExit(code: code) }
        return
      }
      throw failure(error)
    }
  }

  func failure(_ error: LuaError) -> ScriptFailure {
    var failure = ScriptFailure(error) { texts[$0] }
    failure.folder = session.workspace.directory
    return failure
  }

  /// The contents of a chunk that was loaded.
  func text(of name: String) -> [UInt8] { texts[name] ?? [] }

  /// What an automation does, for tests; behind it whoever acted before acts again.
  func acting<Result>(
    as actor: AutomationActor, of automation: Automation, _ body: () throws -> Result
  ) throws -> Result {
    let person = session
    session = try session.acting(as: actor, user: automation.user)
    defer { session = person }
    return try body()
  }

  /// Goes on at another moment, for tests.
  /// - Parameter store: nil for the one that is open.
  func move(to now: Instant, store: (any Store)? = nil) {
    session = session.moved(to: now, store: store)
    // Less than before is never too much.
    if store != nil { try? storeMemory.set(0) }
  }

  /// Counts what the store of a test holds since the call that runs now.
  private func countStore() throws {
    guard !surroundings.keepsFiles, let store = try session.store as? MemoryStore,
      store.size != storeMemory.bytes
    else { return }
    try storeMemory.set(store.size)
  }

  /// How wide what values print may be.
  var style: TextStyle { surroundings.style() }

  func confirm(_ question: String) throws -> Bool? { try surroundings.confirm(question) }

  /// Compiles a chunk, whose first line may be `#!/usr/bin/env …`.
  /// - Parameter shown: what messages show lines of, where that is not the source itself.
  func load(
    _ source: [UInt8], name: String, shown: [UInt8]? = nil
  ) throws(LuaError) -> LuaFunction {
    texts[name] = shown ?? source
    let hasHashLine = source.first == UInt8(ascii: "#")
    // Its line break stays, so that the lines behind it keep their numbers.
    return try state.load(
      hasHashLine ? Array(source.drop { $0 != 0x0A }) : source, chunkName: "@\(name)",
      limit: Self.sourceLimit)
  }

  // MARK: Functions

  /// A function that the API describes; its arguments are checked before `body` sees them.
  /// - Parameter size: what `body` holds of the host's memory, in bytes.
  func function(
    _ function: APIFunction, size: Int = 0, _ body: @escaping PerigeeModule.Body
  ) -> LuaFunction {
    let made = plainFunction(function.qualifiedName, size: size) { [unowned self] arguments in
      guard rules.isAsking == 0 else {
        throw ScriptMisuse(function.qualifiedName, [.insideRule])
      }
      // Lua looks only now and then: until it does, the script would go on with a nil.
      if Interruption.isPending { throw Interrupted() }
      return try body(ScriptCall(function, host: self, arguments: arguments))
    }
    return made
  }

  /// A host function whose errors reach the script with the line of its call.
  func plainFunction(
    _ name: String, size: Int = 0, _ body: @escaping ([LuaValue]) throws -> [LuaValue]
  ) -> LuaFunction {
    state.function(name, size: 512 + size) { [unowned self] (call: LuaCall) throws(LuaError) in
      do {
        let results = try body(call.arguments)
        try countStore()
        return results
      } catch let error as LuaError {
        throw error
      } catch let error as WorkspaceError {
        throw error.inScript
      } catch let error as FileError {
        let error = error.inside(session.workspace.directory)
        throw LuaError(host: error, message: error.message, code: error.code)
      } catch let error as any ReportableError {
        throw LuaError(host: error, message: withoutFolder(error.message), code: error.code)
      } catch {
        throw LuaError(host: error, message: withoutFolder(plainWords(of: error)))
      }
    }
  }

  private func withoutFolder(_ message: String) -> String {
    message.without(folder: session.workspace.directory)
  }

  private func printLine(_ arguments: [LuaValue]) throws -> [LuaValue] {
    let tab = UInt8(ascii: "\t"), lineBreak = UInt8(ascii: "\n")
    var line = Array(try arguments.map { try state.bytes(of: $0) }.joined(separator: [tab]))
    if line.last != lineBreak { line.append(lineBreak) }
    surroundings.output(line)
    return []
  }

  /// In place of the machine's clock and zone.
  private func installTime() throws(LuaError) {
    guard case .table(let os) = try state.getGlobal("os") else { return }
    let time = state.function("os.time") { [unowned self] (call) throws(LuaError) in
      [try clock.time(call.arguments.first ?? .nil)]
    }
    let date = state.function("os.date") { [unowned self] (call) throws(LuaError) in
      let time = call.arguments.count > 1 ? call.arguments[1] : .nil
      switch try clock.date(call.arguments.first ?? .nil, time) {
      case .text(let text): return [.string(text)]
      case .fields(let fields):
        let table = try state.makeTable()
        for (name, value) in fields { try table.set(name, value) }
        return [.table(table)]
      }
    }
    try os.set("time", .function(time))
    try os.set("date", .function(date))
  }

  private var clock: ScriptTime { ScriptTime(now: session.now, zone: session.team.zone) }

  private func require(_ arguments: [LuaValue]) throws -> [LuaValue] {
    guard case .string(let name)? = arguments.first else {
      let found = (arguments.first ?? .nil).shown
      throw ScriptMisuse(
        "require", [.wrong(subject: "the module", expected: "its name", found: found)])
    }
    return [try modules.module(name)]
  }
}

extension WorkspaceError {
  /// Mistakes in what a script declared: at the first one's line, and not at that of the call which found
  /// them.
  fileprivate var inScript: LuaError {
    var error = LuaError(host: self, message: message, code: code)
    guard let first = findings.first else { return error }
    let others = findings.dropFirst().map { "\n\($0)" }.joined()
    error.message = first.message + others
    error.source = first.file
    error.line = first.line
    return error
  }
}
