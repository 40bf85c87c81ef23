import Foundation
import TestSupport
import Testing

@Suite("perigee run")
struct RunTests {
  private static func world() throws -> Program {
    try Program([
      "x.lua": """
      print(require "perigee".now(), require "perigee".user(), table.concat({ ... }, "|"))
      """,
      "endless.lua": "while true do end",
    ])
  }

  @Test(
    "An option of the command behind the script is refused, and says where it belongs",
    arguments: [
      ["--now", "2026-01-05T09:00:00+01:00"], ["--as", "bo@acme.example"], ["--as=bo@acme.example"],
      ["--workspace", "/nonexistent"], ["--format", "json"], ["--time-limit", "1s"],
      ["first", "--now=2026-01-05T09:00:00+01:00"],
    ])
  func behind(arguments: [String]) throws {
    let result = try Self.world().run(["run", "x.lua"] + arguments)
    #expect(result.code == 2 && result.output.isEmpty, "\(result)")
    let name = String(arguments.last { $0.hasPrefix("--") }!.prefix { $0 != "=" })
    #expect(
      result.error.contains("\(name) stands behind the script")
        && result.error.contains("write it before the script, or behind --"), "\(result)")
  }

  @Test("What stands behind the script is the script's, and all of it behind --")
  func arguments() throws {
    let program = try Self.world()
    for (given, taken) in [
      (["a", "--b", "-c"], "a|--b|-c"), (["--help"], "--help"), (["--", "--now", "x"], "--now|x"),
      (["a", "--", "--format", "json", "--", "b"], "a|--format|json|--|b"),
      (["--asset=1"], "--asset=1"),
    ] {
      let result = try program.run(["run", "x.lua"] + given)
      #expect(result.output.hasSuffix("\t\(taken)\n"), "\(given): \(result)")
    }
  }

  @Test("Options before the script are the command's, and USAGE shows that order")
  func before() throws {
    let program = try Self.world()
    let result = try program.run(
      ["run", "--as", "bo@acme.example", "--now", "2026-01-05T09:00:00+01:00", "x.lua", "y"],
      now: nil)
    #expect(result.output == "2026-01-05T09:00:00.000+01:00\tbo@acme.example\ty\n", "\(result)")
    let limited = try program.run("run", "--time-limit", "100ms", "endless.lua")
    #expect(limited.error.contains("stopped after 0.1"), "\(limited)")
    let help = try program.run("help", "run", now: nil).output.split(whereSeparator: \.isNewline)
      .joined(separator: " ")
    let usage = try #require(help.firstRange(of: "USAGE: perigee run"))
    let script = try #require(help.firstRange(of: "<script>"))
    #expect(help[usage.upperBound..<script.lowerBound].contains("[--now <rfc3339>]"), "\(help)")
  }
}
