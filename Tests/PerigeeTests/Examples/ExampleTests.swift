import Foundation
import TestSupport
import Testing

@Suite("Examples")
struct ExampleTests {
  /// The example workspace with the demo's contacts.
  private func example() throws -> Program {
    let program = try Program.made()
    let text = try Checkout.text("scripts/demo/contacts.csv")
    // Six hundred contacts, cut at a line that no quoted cell spans.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let whole = lines.filter {
      $0.split(separator: ",").count > 8 && $0.filter { $0 == "\"" }.count % 2 == 0
    }
    try program.write(whole.prefix(600).joined(separator: "\n"), to: "contacts.csv")
    #expect(try program.run("import", "contacts.csv", "--list", "spring").code == 0)
    return program
  }

  @Test("A new workspace is all right, before and after it has contacts")
  func check() throws {
    let program = try example()
    let result = try program.run("check")
    #expect(result.code == 0, "\(result.output)")
  }

  @Test(
    "Every script of the example runs", arguments: ["monday.lua", "spring.lua", "left_out.lua"])
  func scripts(name: String) throws {
    let program = try example()
    let result = try program.run("run", "scripts/\(name)")
    #expect(result.code == 0, "\(result.error)")
    #expect(!result.output.isEmpty)
  }

  @Test("No script of the example is left out here")
  func allScripts() throws {
    let folder = "\(Checkout.path)/scripts/example/scripts"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names == ["left_out.lua", "monday.lua", "spring.lua"])
  }

  @Test("A script's error names its file and line, and the exit code is 1")
  func scriptError() throws {
    let program = try example()
    try program.write("local p = require 'perigee'\np.plan { sequense = 'intro' }\n", to: "bad.lua")
    let result = try program.run("run", "bad.lua")
    #expect(result.code == 1)
    #expect(result.error.contains("bad.lua:2"), "\(result.error)")
    #expect(result.error.contains("sequence"))
  }
}
