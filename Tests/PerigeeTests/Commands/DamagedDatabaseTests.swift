import Foundation
import TestSupport
import Testing

@Suite("A damaged database")
struct DamagedDatabaseTests {
  /// A workspace in which something was engaged and backed up, with all of it in the one file.
  private func program() throws -> Program {
    let program = try Program([
      "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(600),
    ])
    try program.run("import", "a.csv", "--list", "all")
    try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes")
    try program.run("backup", "monday.db")
    return program
  }

  private func damage(_ program: Program, _ body: (FileHandle, UInt64) throws -> Void) throws {
    let file = try FileHandle(forUpdating: URL(filePath: "\(program.folder)/perigee.db"))
    try body(file, try file.seekToEnd())
    try file.close()
  }

  private func overwrite(_ program: Program, page: UInt64) throws {
    try damage(program) { file, _ in
      try file.seek(toOffset: page * 4_096)
      try file.write(contentsOf: Data(repeating: 0xA5, count: 4_096))
    }
  }

  private func expectTold(_ program: Program, backup: String, _ what: String) throws {
    let doctor = try program.run("doctor", "--format", "json")
    #expect(doctor.code == 1, "\(what): \(doctor)")
    let symptoms = try doctor.json["symptoms"] as? [[String: Any]] ?? []
    #expect(symptoms.map { $0["kind"] as? String } == ["damaged_database"], "\(what): \(doctor)")
    let remedy = symptoms.first?["remedy"] as? String ?? ""
    #expect(remedy.contains(backup), "\(what): \(remedy)")
    let status = try program.run("status")
    // It reads what it shows, and no more: it may not come upon the damage.
    if status.code == 0 { return }
    #expect(status.code == 1 && status.output == "", "\(what): \(status)")
    #expect(
      status.error.contains("perigee.db is damaged: ") && status.error.contains("perigee doctor"),
      "\(what): \(status)")
  }

  @Test(
    "A page that was overwritten is told by doctor, with the newest backup, and by status where it meets it"
  )
  func pages() throws {
    let program = try program()
    let whole = try Data(contentsOf: URL(filePath: "\(program.folder)/perigee.db"))
    var told = 0
    // Every fifth page, whatever is in it.
    for page in stride(from: UInt64(3), to: UInt64(whole.count / 4_096), by: 5) {
      try whole.write(to: URL(filePath: "\(program.folder)/perigee.db"))
      try overwrite(program, page: page)
      try expectTold(program, backup: "copy the newest backup", "page \(page)")
      if try program.run("doctor").output.contains("(monday.db, of Mon 23 Nov 2026") { told += 1 }
    }
    #expect(told > 0)
  }

  @Test("A file that ends in its middle, or begins otherwise, is told by every command")
  func wholeFiles() throws {
    let damages: [(String, (FileHandle, UInt64) throws -> Void)] = [
      ("half", { file, size in try file.truncate(atOffset: size / 2) }),
      ("last page", { file, size in try file.truncate(atOffset: size - 4_096) }),
      ("1 byte", { file, _ in try file.truncate(atOffset: 1) }),
      ("empty", { file, _ in try file.truncate(atOffset: 0) }),
      (
        "header",
        { file, _ in
          try file.seek(toOffset: 0)
          try file.write(contentsOf: Data("garbage!".utf8))
        }
      ),
    ]
    for (what, body) in damages {
      let program = try program()
      try damage(program, body)
      try expectTold(program, backup: "the log that would name it cannot be read", what)
      for arguments in [
        ["contacts"], ["log"], ["set", "c1@x.example", "first_name=x"], ["report", "intro"],
      ] {
        let result = try program.run(["--format", "json"] + arguments)
        #expect(try result.failure["code"] as? String == "damaged_database", "\(what): \(result)")
      }
      #expect(try program.run("log").error.contains("1 byte") == (what == "1 byte"))
    }
  }

  @Test("The newest backup in its place makes all well again")
  func restored() throws {
    let program = try program()
    try overwrite(program, page: 20)
    #expect(try program.run("doctor").code == 1)
    let files = FileManager.default
    for name in ["perigee.db", "perigee.db-wal", "perigee.db-shm"]
    where files.fileExists(atPath: "\(program.folder)/\(name)") {
      try files.removeItem(atPath: "\(program.folder)/\(name)")
    }
    try program.copy("\(program.folder)/monday.db", to: "perigee.db")
    try program.run("dispatch", "--release")
    #expect(try program.run("backup", "tuesday.db").code == 0)
    #expect(try program.run("doctor").output == "all is well\n")
  }
}
