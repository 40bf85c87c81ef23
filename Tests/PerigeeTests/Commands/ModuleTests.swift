import TestSupport
import Testing

@Suite("The modules json and csv beside a workspace's own")
struct ModuleTests {
  @Test("A workspace's own module is the one that is run and checked")
  func own() throws {
    let program = try Program([
      "json.lua": "local M = {} function M.parse(text) return text end return M",
      "scripts/own.lua": "local json = require 'json'\nprint(json.parse 'own')",
      "scripts/csv.lua": "local csv = require 'csv'\nprint(#csv.decode 'a\\n1\\n')",
    ])
    let check = try program.run("check")
    #expect(check.code == 0, "\(check)")
    #expect(try program.run("run", "scripts/own.lua").output == "own\n")
    #expect(try program.run("run", "scripts/csv.lua").output == "1\n")
  }

  @Test("A misspelt function is told by check, and so is a rule that wants one of them")
  func told() throws {
    let script = try Program([
      "scripts/s.lua": "local json = require 'json'\nprint(json.decoode '1')"
    ])
    let check = try script.run("check")
    #expect(check.code == 1 && check.output.contains("scripts/s.lua:2"), "\(check)")
    #expect(check.output.contains("Did you mean json.decode?"), "\(check)")
    let rule = try Program(["rules/r.lua": "local json = require 'json'\nreturn json.decode '1'"])
    let told = try rule.run("check")
    #expect(
      told.output.contains("the module json is for scripts, automations and tests"), "\(told)")
  }

  @Test("Conditions of perigee.contacts are checked where they are written out")
  func conditions() throws {
    let program = try Program(Program.smallWorkspace)
    try program.run("import", "contacts.csv")
    try program.write(
      "local perigee = require 'perigee'\nprint(perigee.contacts { compny = 'x' })",
      to: "scripts/c.lua")
    let check = try program.run("check")
    #expect(check.code == 1 && check.output.contains("scripts/c.lua:2"), "\(check)")
    #expect(check.output.contains("Did you mean company?"), "\(check)")
  }
}
