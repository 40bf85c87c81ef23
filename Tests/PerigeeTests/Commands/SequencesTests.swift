import Foundation
import TestSupport
import Testing

@Suite("perigee sequences")
struct SequencesTests {
  private func engaged() throws -> Program {
    let program = try Program(Program.smallWorkspace)
    try program.write(
      Program.sequence(
        "calls", steps: #"{ subject = "Hi", body = "Hello" }, { after = 1, task = "Call" }"#),
      to: "sequences/calls.lua")
    try program.run("import", "contacts.csv", "--list", "spring")
    let outcome = try program.run(
      "engage", "intro", "--list", "spring", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(outcome.code == 0, "\(outcome)")
    return program
  }

  @Test("It lists steps, contacts, what is planned and what went, as the report does")
  func list() throws {
    let program = try engaged()
    let text = try program.run("sequences")
    #expect(
      text.output == """
        sequence  steps      contacts  planned  sent  file
        calls     2, 1 task         0        0     0  sequences/calls.lua
        intro     2                 3        6     0  sequences/intro.lua

        """, "\(text)")
    let json = try program.run("sequences", "--format", "json").json
    let intro = try #require((json["sequences"] as? [[String: Any]])?.last)
    let report = try program.run("report", "intro", "--format", "json").json
    #expect(intro["planned"] as? Int == (report["sendings"] as? [String: Int])?["planned"])
    #expect(intro["contacts"] as? Int == 3 && intro["file"] as? String == "sequences/intro.lua")
    let csv = try program.run("sequences", "--format", "csv")
    #expect(
      csv.output.hasPrefix("sequence,steps,tasks,contacts,planned,sent,file\r\ncalls,2,1,0,0,0,"))
    let typed = try program.type(
      "for _, s in ipairs(perigee.sequences()) do print(s.name, s.contacts, s.planned, s.file) end\n",
      into: ["repl"])
    #expect(
      typed.output == "calls\t0\t0\tsequences/calls.lua\nintro\t3\t6\tsequences/intro.lua\n",
      "\(typed)")
  }

  @Test("A file with a mistake hides nothing, and one that is gone is told")
  func faults() throws {
    let program = try engaged()
    try program.write("return nope", to: "sequences/calls.lua")
    let broken = try program.run("sequences")
    #expect(broken.code == 1)
    #expect(
      broken.output.contains("intro     2             3        6     0  sequences/intro.lua"),
      "\(broken)")
    #expect(broken.output.contains("error: sequences/calls.lua:1"), "\(broken)")
    let findings = try program.run("sequences", "--format", "json").json["findings"] as? [Any]
    #expect(findings?.count == 1)
    try program.write(Program.sequence("calls"), to: "sequences/calls.lua")
    try FileManager.default.removeItem(atPath: "\(program.folder)/sequences/intro.lua")
    let gone = try program.run("sequences")
    #expect(gone.code == 0 && gone.output.contains("intro"), "\(gone)")
    #expect(gone.output.contains("gone; perigee check"), "\(gone)")
  }
}
