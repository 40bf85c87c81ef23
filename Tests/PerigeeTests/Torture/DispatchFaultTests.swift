import Foundation
import TestSupport
import Testing

@Suite("A dispatcher on a broken machine", .enabled(if: Python.has("ssl")))
struct DispatchFaultTests {
  @Test(
    "A full or broken disk stops it before anything goes that cannot be recorded",
    .enabled(if: EngagedWorkspace.hasStrace),
    arguments: [
      "pwrite64:error=ENOSPC", "fdatasync:error=EIO", "fdatasync:error=ENOSPC",
      "pwrite64:error=EIO",
    ])
  func disk(injection: String) throws {
    let world = try EngagedWorkspace(contacts: 60)
    world.minutes = 20
    for number in [1, 5, 11] {
      let outcome = try world.dispatch(injecting: "\(injection):when=\(number)+")
      #expect(outcome.code == 1 && !outcome.isKilled, "\(number): \(outcome)")
      #expect(outcome.error.contains("perigee.db"), "\(number): \(outcome)")
      try SentEmails.check(world, isAtRest: false, "\(injection), \(number)")
      world.minutes += 5
    }
    try world.rest()
    try SentEmails.check(world, isAtRest: true, "\(injection)")
  }

  @Test("Where the workspace may only be read it sends nothing, and says so")
  func readOnly() throws {
    let world = try EngagedWorkspace(contacts: 10)
    world.minutes = 20
    let folder = world.program.folder
    let shell = try ShellSession(in: folder)
    // Root may write everywhere.
    let other = "setpriv --reuid=65534 --regid=65534 --clear-groups "
    if getuid() == 0 { _ = try shell.run("chown -R 65534 .") }
    _ = try shell.run("chmod -R a-w .")
    let words = EngagedWorkspace.round.joined(separator: " ")
    let refused = try shell.run(
      "\(getuid() == 0 ? other : "")\"$PROGRAM\" --now \(world.now) \(words)")
    _ = try shell.run("chmod -R u+w .")
    #expect(refused.code == 1 && refused.error.contains("read-only"), "\(refused)")
    #expect(try world.sink.emails().isEmpty)
    if getuid() == 0 { _ = try shell.run("chown -R 0 .") }
    try world.rest()
    try SentEmails.check(world, isAtRest: true, "read-only")
  }

  @Test(
    "Stopped for longer than its lease, it changes nothing once it goes on",
    arguments: ["data", "dot"])
  func stopped(stage: String) throws {
    let spec = #"{"at": "\#(stage)", "do": "wait", "times": 4, "stored": true}"#
    let world = try EngagedWorkspace(contacts: 60, steps: 1, spec)
    world.minutes = 60
    let first = try world.program.start(EngagedWorkspace.round, now: world.now)
    for _ in 0..<3_000 where try world.sink.waiting() < 4 {
      first.waitForEnd(atMost: .milliseconds(20))
    }
    first.signal(SIGSTOP)
    // As if its minute had passed.
    let ended = try ChildProcess.run(
      "sqlite3", ["perigee.db", "UPDATE dispatcher SET until = 0"], in: world.program.folder)
    #expect(ended.code == 0, "\(ended)")
    let second = try world.dispatch()
    #expect(second.code == 0, "\(second)")
    let before = try world.lines()
    let taken = try world.sink.emails().count
    try world.sink.letGo()
    first.signal(SIGCONT)
    let outcome = first.finish(timeout: 60)
    #expect(outcome.code == 1 && !outcome.isKilled, "\(outcome)")
    #expect(outcome.error.contains("taken over"), "\(outcome)")
    // Before the marker nothing goes; behind it the server has what is unknown to us.
    #expect(try world.sink.emails().count == taken)
    #expect(try world.lines() == before)
    #expect(try world.unknown() == (stage == "dot" ? 4 : 0))
    try world.rest()
    try SentEmails.check(world, isAtRest: true, "stopped at \(stage)")
  }

  @Test("A clock that jumps breaks no quota and sends nothing twice")
  func clock() throws {
    let world = try EngagedWorkspace(contacts: 150)
    for minutes in [30, 90, 20, 1_500, 60, 61, 1_501, 0, 100, 4_400, 90] {
      world.minutes = minutes
      let outcome = try world.dispatch()
      #expect(outcome.code == 0, "\(outcome)")
      try SentEmails.check(world, isAtRest: false, "at minute \(minutes)")
    }
    try world.rest()
    try SentEmails.check(world, isAtRest: true, "at rest")
  }

  @Test("A restored backup sends nothing that the lost database sent")
  func restored() throws {
    let world = try EngagedWorkspace(contacts: 60)
    world.minutes = 10
    try world.required("dispatch", "--once")
    try world.required("backup", "copy.db")
    world.minutes = 20
    try world.required("dispatch", "--once")
    let taken = try world.sink.emails().count
    let folder = world.program.folder
    for part in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: "\(folder)/perigee.db\(part)")
    }
    try world.program.copy("\(folder)/copy.db", to: "perigee.db")
    world.minutes = 30
    let held = try world.dispatch()
    #expect(held.code == 1 && held.error.contains("--release"), "\(held)")
    #expect(try world.sink.emails().count == taken)
    try world.required("dispatch", "--release")
    try world.rest()
    try SentEmails.check(world, isAtRest: true, "restored")
    #expect(try world.unknown() > 0)
  }
}
