import LuaBridge
import PerigeeCore

/// Reads Lua files without running them: their syntax, and names that are not there. What a script only
/// does when it runs cannot be known.
package struct ScriptCheck {
  private let directory: String
  private let policy: FilePolicy
  private let finder: ModuleFinder
  private var names: KnownNames
  private var time = ReadingTime()
  /// Of scripts, and of declarations, by name; libraries have the names of their functions.
  private let scriptGlobals: [String: Set<String>]
  private let ruleGlobals: [String: Set<String>]
  /// What each module of the standard library has.
  private let members: [String: Set<String>]

  /// - Parameter files: which files of the workspace may be looked at.
  /// - Throws: `FileError`, `LuaError` where there is no memory.
  package init(_ files: FilePolicy, names: KnownNames) throws {
    directory = files.directory
    policy = files
    self.names = names
    finder = ModuleFinder(files)
    scriptGlobals = try Self.globals(.script).merging(["print": [], "arg": []]) { $1 }
    ruleGlobals = try Self.globals(.rule)
    var members = try Self.members()
    // What the workspace has of that name comes first, and only its own file says what is in it.
    for name in members.keys where !name.hasPrefix("perigee") {
      if try finder.hasOwn(name) { members[name] = nil }
    }
    self.members = members
  }

  private static func globals(_ libraries: LuaLibraries) throws -> [String: Set<String>] {
    var globals: [String: Set<String>] = ["require": []]
    for case (.string(let name), let value) in try LuaState(libraries: libraries).globals.pairs() {
      var names: Set<String> = []
      if case .table(let table) = value, name != "_G" {
        for case (.string(let member), _) in try table.pairs() { names.insert(member) }
      }
      globals[name] = names
    }
    return globals
  }

  private static func members() throws -> [String: Set<String>] {
    var members: [String: Set<String>] = [:]
    for module in ["perigee", "perigee.blacklist"] {
      members[module] = Set(API.functions(of: module).map(\.name))
    }
    members["perigee"]?.formUnion(["blacklist", DeclarationTag.noLimit.rawValue])
    for module in API.hostModules {
      members[module.name] = Set(API.functions(of: module.name).map(\.name) + module.values)
    }
    return members.merging(try StandardModule.installedNames()) { $1 }
  }

  // MARK: Files

  /// Scripts, `scripts/**.lua`, automations, whose functions run as scripts do, and tests, `*_test.lua`.
  package static func files(in directory: String) throws -> [String] {
    try FileStorage.files(below: directory).filter { file in
      file.hasSuffix(".lua")
        && (file.hasPrefix("scripts/") || file.hasPrefix("automations/")
          || file.hasSuffix("_test.lua"))
        && !file.split(separator: "/").contains { $0.hasPrefix(".") }
    }
  }

  /// What a file of the workspace holds, which is looked at as it would be run.
  private func bytes(of file: String) throws(FileError) -> [UInt8] {
    try policy.code(file, limit: 1 << 20)
  }

  /// What is wrong in any of `files`, by path in the workspace.
  package mutating func findings(inScripts files: [String]) throws -> [Finding] {
    var findings: [Finding] = []
    var read: [(file: String, source: SourceText, uses: LuaNames)] = []
    for file in files {
      do throws(FileError) {
        let bytes = try bytes(of: file)
        if let fault = syntaxFault(bytes, file) {
          findings.append(fault)
        } else {
          read.append((file, SourceText(bytes), LuaNameReader.names(in: bytes)))
        }
      } catch {
        findings.append(FileMistake.unreadable(error.reason).finding(file))
      }
    }
    // A list is there as soon as a script has imported into it.
    names.lists?.append(contentsOf: read.flatMap { Self.importedLists($0.uses) })
    for (file, source, uses) in read {
      findings += self.findings(uses, source, file)
    }
    return findings
  }

  /// Names that are not there in the functions of declarations, which only run when a rule is asked.
  package mutating func findings(inDeclarations files: [String]) -> [Finding] {
    var findings: [Finding] = []
    for file in files {
      // One that cannot be read was found to be so before.
      guard let bytes = try? bytes(of: file) else { continue }
      let source = SourceText(bytes)
      guard syntaxFault(source.bytes, file) == nil else { continue }
      let uses = LuaNameReader.names(in: source.bytes)
      let place = Place(file: file, source: source)
      // What is assigned was found when the file was read.
      findings +=
        globalFindings(uses, ruleGlobals, place, assignedToo: false)
        + memberFindings(uses, ruleGlobals, place)
    }
    return findings
  }

  private mutating func syntaxFault(_ bytes: [UInt8], _ file: String) -> Finding? {
    // Its line break stays, so that the lines behind it keep their numbers.
    let hasHashLine = bytes.first == UInt8(ascii: "#")
    let source = hasHashLine ? Array(bytes.drop { $0 != 0x0A }) : bytes
    do throws(LuaError) {
      let state = LuaState(libraries: .script)
      state.limitCalls(LuaLimits(time: time.next))
      _ = try time.measure { () throws(LuaError) in
        try state.load(source, chunkName: "@\(file)")
      }
      return nil
    } catch {
      return Finding(
        location: SourceLocation(path: file, line: error.line ?? 1), message: error.message)
    }
  }

  private static func importedLists(_ uses: LuaNames) -> [String] {
    uses.calls.flatMap { call -> [String] in
      guard call.function == ["perigee", "import"], case .table(let fields)? = call.arguments.first
      else { return [] }
      return fields.compactMap { field in
        if field.key == "list", case .text(let name, _) = field.value { name } else { nil }
      }
    }
  }

  /// A file that is looked at.
  private struct Place {
    let file: String
    let source: SourceText

    var isTest: Bool { file.hasSuffix("_test.lua") }

    func finding(_ offset: Int, _ message: String) -> Finding {
      let place = source.place(offset)
      return Finding(
        location: SourceLocation(path: file, line: place.line), column: place.column,
        message: message)
    }
  }

  private func findings(_ uses: LuaNames, _ source: SourceText, _ file: String) -> [Finding] {
    let place = Place(file: file, source: source)
    var calls = CallCheck(names: names, source: source, isTest: place.isTest, finder: finder)
    for call in uses.calls { calls.check(Self.intended(call, members)) }
    return globalFindings(uses, scriptGlobals, place) + memberFindings(uses, scriptGlobals, place)
      + requireFindings(uses, place) + calls.faults.map { place.finding($0.offset, $0.message) }
  }

  /// The function that a misspelt name most likely means: what it is called with is looked at too.
  private static func intended(
    _ call: LuaNames.Call, _ members: [String: Set<String>]
  ) -> LuaNames.Call {
    guard let name = call.function.last, call.function.count > 1 else { return call }
    let module = call.function.dropLast().joined(separator: ".")
    guard let known = members[module], !known.contains(name),
      let meant = Suggestion.nearest(to: name, among: known.sorted())
    else { return call }
    return LuaNames.Call(
      function: call.function.dropLast() + [meant], arguments: call.arguments)
  }

  // MARK: Names

  private func globalFindings(
    _ uses: LuaNames, _ globals: [String: Set<String>], _ place: Place, assignedToo: Bool = true
  ) -> [Finding] {
    let assigned = Set(uses.globals.filter(\.isAssigned).map(\.name))
    return uses.globals.compactMap { use in
      guard globals[use.name] == nil else { return nil }
      if use.isAssigned {
        guard assignedToo else { return nil }
        return place.finding(use.offset, StrictGlobals.words(forAssigned: use.name))
      }
      guard !assigned.contains(use.name) else { return nil }
      return place.finding(
        use.offset, StrictGlobals.words(forMissing: use.name, known: globals.keys.sorted()))
    }
  }

  private func memberFindings(
    _ uses: LuaNames, _ globals: [String: Set<String>], _ place: Place
  ) -> [Finding] {
    uses.members.compactMap { use in
      let isGlobal = use.module.first == "_G"
      let module = use.module.dropFirst(isGlobal ? 1 : 0).joined(separator: ".")
      let names = isGlobal ? globals[module].flatMap { $0.isEmpty ? nil : $0 } : members[module]
      guard let names, !names.contains(use.name) else { return nil }
      return place.finding(
        use.offset,
        StrictGlobals.words(forMissing: use.name, of: module, known: names.sorted()))
    }
  }

  private func requireFindings(_ uses: LuaNames, _ place: Place) -> [Finding] {
    uses.required.compactMap { use in
      guard use.module != "perigee", !use.module.hasSuffix(".host") else { return nil }
      do {
        _ = try finder.module(use.module)
        return nil
      } catch is UnknownName where ModuleFinder.ofScripts.contains(use.module) {
        return nil
      } catch {
        return place.finding(use.offset, plainWords(of: error))
      }
    }
  }
}
