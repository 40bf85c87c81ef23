import TestSupport
import Testing

@Suite("The place of a script's error")
struct ErrorPlaceTests {
  @Test(
    "Every error of a script names its file and a line, and no path of the machine",
    arguments: [
      ("\u{1B}LuaT", 1), ("return (", 1), ("error 'x'", 1), ("\nerror('x', 0)", 2),
      ("\nerror {}", 2),
      ("\nerror()", 2), ("return error 'x'", 1),
      ("\nlocal p = require 'perigee' p.import { file = 'no.csv' }", 2),
      ("return require('perigee').import { file = 'no.csv' }", 1),
      ("coroutine.wrap(require('perigee').import) { file = 'no.csv' }", 1),
      ("\nassert(pcall(require('perigee').import, { file = 'no.csv' }))", 2),
      ("local f = require('perigee').write\nf('a.csv/x', 'y')", 2), ("\nrequire 'broken'", 1),
      ("\nrequire('perigee').read 'data'", 2), ("\nrequire('perigee').list 'x'", 2),
      ("\nrequire('perigee').all():first(1)[1].x = 1", 2), ("\nos.rename()", 2),
      ("\ncoroutine.wrap(function() error 'x' end)()", 2), ("\ntable.concat { {} }", 2),
      ("\nlocal s = 'x' while true do s = s .. s end", 2), ("\nwhile true do end", 2),
      ("\nlocal function f() return f() + 1 end f()", 2),
      (
        "\nrequire('perigee').contacts(require('perigee').filter { rule = function() error 'x' end })",
        2
      ),
    ])
  func place(source: String, line: Int) throws {
    let program = try Program([
      "broken.lua": "return (", "data/x": "", "a.csv": Program.contacts(1),
    ])
    try program.write(source, to: "scripts/h.lua")
    try program.run("import", "a.csv")
    for script in ["scripts/h.lua", "\(program.folder)/scripts/h.lua"] {
      let result = try program.run(["run", "--time-limit", "1s", script], timeout: 60)
      #expect(result.code == 1, "\(result)")
      let file = source.contains("broken") ? "broken.lua" : "scripts/h.lua"
      #expect(result.error.hasPrefix("error: \(file):\(line): "), "\(result.error)")
      #expect(!result.error.contains(program.folder), "\(result.error)")
    }
  }
}
