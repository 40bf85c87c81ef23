import TestSupport
import Testing

@Suite("perigee doctor")
struct DoctorTests {
  private func engaged() throws -> Program {
    let program = try Program(Program.smallWorkspace)
    try program.run("import", "contacts.csv", "--list", "all")
    try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes")
    try program.run("backup", "copy.db")
    return program
  }

  private func kinds(_ program: Program, now: String = Program.now) throws -> [String] {
    let run = try program.run("doctor", "--format", "json", now: now)
    let symptoms = try run.json["symptoms"] as? [[String: Any]] ?? []
    #expect(run.code == (symptoms.isEmpty ? 0 : 1))
    #expect(symptoms.allSatisfy { ($0["remedy"] as? String)?.isEmpty == false })
    return symptoms.compactMap { $0["kind"] as? String }
  }

  @Test("A healthy workspace has nothing to tell, and neither has an empty one")
  func healthy() throws {
    let program = try engaged()
    #expect(try kinds(program) == [])
    #expect(try program.run("doctor").output == "all is well\n")
    #expect(try kinds(Program(Program.smallWorkspace)) == [])
  }

  @Test("Missed emails, an old backup and a quota that was lowered are told with what to do")
  func symptoms() throws {
    let program = try engaged()
    let later = "2026-12-01T12:00:00+01:00"
    #expect(try kinds(program, now: later) == ["planned_in_past", "old_backup"])
    try program.write(Program.team(quota: "{ per_hour = 1, per_day = 1 }"), to: "perigee.lua")
    #expect(try kinds(program).contains("misfit"))
    let text = try program.run("doctor", now: later)
    #expect(text.output.contains("anna@acme.example has missed 6 emails of 3 contacts"))
    #expect(text.output.contains("perigee backup FILE"))
  }

  @Test("What moves missed emails depends on what keeps them")
  func remedies() throws {
    let program = try engaged()
    let later = "2026-12-01T12:00:00+01:00"
    func remedy() throws -> String { try program.run("doctor", now: later).output }
    #expect(try remedy().contains("once perigee.lua declares smtp"))
    try program.write(Program.team(quota: "{ per_hour = 0, per_day = 400 }"), to: "perigee.lua")
    #expect(try remedy().contains("its quota is 0"))
    try program.run("dispatch", "--hold")
    #expect(try remedy().contains("once this database is released"))
  }

  @Test("Emails that are due and have no server are told")
  func noServer() throws {
    #expect(try kinds(engaged(), now: "2026-11-23T09:30:00+01:00") == ["no_server"])
  }

  @Test("A hold, and what it leaves unknown")
  func hold() throws {
    let program = try engaged()
    try program.run("dispatch", "--hold")
    #expect(try kinds(program).first == "held")
    try program.run("dispatch", "--release", now: "2026-11-23T10:30:00+01:00")
    #expect(try kinds(program, now: "2026-11-23T10:30:00+01:00") == ["unknown_emails"])
  }

  @Test("A workspace without a backup is told so")
  func noBackup() throws {
    let program = try Program(Program.smallWorkspace)
    try program.run("import", "contacts.csv", "--list", "all")
    try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(try kinds(program) == ["no_backup"])
  }
}
