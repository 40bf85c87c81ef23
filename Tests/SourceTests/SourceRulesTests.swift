import Testing

/// What no source may do, whoever writes it.
@Suite("The rules of the sources")
struct SourceRulesTests {
  /// Which of our modules each target may import; one that is not here may import none.
  private static let imports: [String: Set<String>] = [
    "LuaBridge": ["CLuaShim"],
    "PerigeeDispatch": ["PerigeeCore", "PerigeeMail"],
    "PerigeeInbox": ["PerigeeCore", "PerigeeMail"],
    "PerigeeMail": ["PerigeeCore"],
    "PerigeePages": ["PerigeeCore", "PerigeeMail", "PerigeeSession", "PerigeeSimulation"],
    "PerigeeSQL": ["PerigeeCore"],
    "PerigeeSQLite": ["CSQLiteSettings", "PerigeeCore", "PerigeeSQL"],
    "PerigeeScripting": [
      "LuaBridge", "PerigeeCore", "PerigeeSession", "PerigeeSimulation", "PerigeeWorkspace",
    ],
    "PerigeeSession": ["PerigeeCore", "PerigeeMail", "PerigeeWorkspace"],
    "PerigeeSimulation": ["PerigeeCore", "PerigeeDispatch", "PerigeeMail", "PerigeeSession"],
    "PerigeeTransport": ["CCurlShim", "PerigeeCore", "PerigeeMail"],
    "PerigeeWorkspace": ["CConfinement", "LuaBridge", "PerigeeCore"],
    "perigee": [
      "CEditShim", "CSignals", "LuaBridge", "PerigeeCore", "PerigeeDispatch", "PerigeeInbox",
      "PerigeeMail", "PerigeePages", "PerigeeSQLite", "PerigeeScripting", "PerigeeSession",
      "PerigeeSimulation", "PerigeeTransport", "PerigeeWorkspace",
    ],
  ]

  @Test("No Swift source names a function of Lua that raises")
  func nothingRaises() throws {
    let files = try SourceFile.all()
    try #require(files.contains { $0.path == "LuaBridge/LuaState.swift" })
    let raising = /\b(lua_(error|call|callk|gettable|settable|getfield|setfield|next)|luaL_\w+)\b/
    for file in files {
      let code = file.text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      #expect(code.allSatisfy { $0.firstMatch(of: raising) == nil }, "\(file.path)")
    }
  }

  @Test("Everything that the program shows goes through one door")
  func door() throws {
    let files = try SourceFile.all().filter { $0.path.hasPrefix("perigee/") }
    try #require(files.contains { $0.path == "perigee/Output.swift" })
    let writing = /write\(.*STD(OUT|ERR)|\b(fputs|putchar|fwrite)\b|\sprint\("/
    for file in files where file.path != "perigee/Output.swift" {
      let code = file.text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      #expect(code.allSatisfy { $0.firstMatch(of: writing) == nil }, "\(file.path)")
    }
  }

  @Test("A target imports only what stands below it: three know LuaBridge, and one the C shim")
  func imports() throws {
    let line = /(?m)^(?:@testable )?(?:\w+ )?import (\w+)/
    let ours = /^(Perigee\w*|perigee|LuaBridge|C(Curl|Lua|Edit|Confinement|SQLite|Signals)\w*)$/
    let files = try SourceFile.all()
    try #require(files.contains { $0.text.contains("import CLuaShim") })
    for file in files {
      let imported = Set(file.text.matches(of: line).map { String($0.1) })
      let used = imported.filter { $0.firstMatch(of: ours) != nil }
      let target = Tower.folder(of: file.path)
      #expect(used.subtracting(Self.imports[target] ?? []) == [], "\(file.path)")
    }
  }
}
