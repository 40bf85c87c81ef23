import Foundation
import TestSupport
import Testing

@Suite("A dispatcher that is killed", .enabled(if: Python.has("ssl")))
struct DispatchCrashTests {
  private static let now = "2026-11-23T11:30:00+01:00"
  private static let contacts = 120

  /// A mail server whose log says what it took.
  private final class Sink {
    let folder = try! TemporaryFolder()
    let process: ChildProcess
    let port: String

    init(_ spec: String = "{}") throws {
      let script = Checkout.url("Tests/PerigeeTransportTests/Resources/sink.py").path
      process = try ChildProcess("python3", [script, folder.path, spec])
      #expect(process.wait(for: "ready"))
      port = try folder.read("ports")
    }

    deinit {
      process.signal(SIGKILL)
      _ = process.finish()
    }

    struct Entry: Decodable {
      var event: String
      var recipient: String?
      var data: String?
    }

    /// The recipients of what it took, with repeats.
    func recipients() throws -> [String] {
      try folder.read("log").split(separator: "\n").compactMap { line in
        let entry = try JSONDecoder().decode(Entry.self, from: Data(line.utf8))
        return entry.event == "message" ? entry.recipient : nil
      }
    }
  }

  private func engaged(_ sink: Sink) throws -> Program {
    let program = try Program([
      "perigee.lua": """
      local perigee = require "perigee"
      return perigee.team {
        time_zone = "Europe/Paris",
        senders = {
          { email = "anna@acme.example", name = "Anna", role = "manager",
            quota = { per_hour = 60, per_day = 100 },
            smtp = { host = "127.0.0.1", port = \(sink.port), tls = "none" } },
        },
      }
      """,
      "sequences/intro.lua": Program.sequence("intro"),
      "c.csv": Program.contacts(Self.contacts),
    ])
    try program.run("import", "c.csv", "--list", "all")
    let engaged = try program.run(
      "engage", "intro", "--list", "all", "--senders", "owners", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(engaged.code == 0, "\(engaged.error)")
    return program
  }

  private func unknown(_ program: Program) throws -> Int {
    let status = try program.run("status", "--format", "json", now: Self.now)
    return try (status.json["unknown"] as? [Any])?.count ?? -1
  }

  private static let once = ["dispatch", "--once", "--grace", "4h"]

  /// Every contact has one email at most, what the server took is sent or unknown, and the quota holds.
  private func check(_ program: Program, _ sink: Sink, kills: Int) throws {
    for _ in 0..<2 {
      let end = try program.run(Self.once, now: Self.now, timeout: 60)
      #expect(end.code == 0, "\(end.error)")
    }
    let recipients = try sink.recipients()
    #expect(Set(recipients).count == recipients.count, "a contact got an email twice")
    let status = try program.run("status", "--format", "json", now: Self.now)
    let sent = try #require(try status.json["sent_today"] as? Int)
    let unknown = try unknown(program)
    let inFlight = try #require(try status.json["in_flight"] as? Int)
    #expect(inFlight == 0)
    // "sent is true": the server has each, and more only where nobody knows.
    #expect(sent <= recipients.count && recipients.count <= sent + unknown)
    #expect(sent + unknown == 60, "the hour: \(sent) + \(unknown)")
    // At most one for each session of a kill.
    #expect(unknown <= 4 * kills)
  }

  @Test("Killed at random under load, it sends nothing twice and loses nothing", arguments: [1, 2])
  func random(seed: UInt64) throws {
    let sink = try Sink()
    let program = try engaged(sink)
    var state = seed
    let kills = 6
    for _ in 0..<kills {
      state = state &* 6_364_136_223_846_793_005 &+ 1
      let process = try program.start(Self.once, now: Self.now)
      _ = process.wait(for: "started")
      process.waitForEnd(atMost: .milliseconds(5 + Int(state >> 33) % 120))
      process.signal(SIGKILL)
      _ = process.finish(timeout: 30)
    }
    try check(program, sink, kills: kills)
  }

  @Test(
    "Killed at the k-th call of the disk or the network, it keeps its promises",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")),
    arguments: ["fdatasync", "fsync", "pwrite64", "sendto"])
  func atCall(call: String) throws {
    let sink = try Sink()
    let program = try engaged(sink)
    var kills = 0
    for k in [1, 2, 3, 5, 8, 13, 21] {
      let process = program.process(Self.once, now: Self.now)
      let strace = Process()
      strace.executableURL = URL(filePath: "/usr/bin/strace")
      strace.arguments =
        [
          "-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
          "inject=\(call):signal=KILL:when=\(k)", Program.path,
        ] + (process.arguments ?? [])
      strace.currentDirectoryURL = process.currentDirectoryURL
      strace.environment = process.environment
      strace.standardInput = FileHandle.nullDevice
      let outcome = try ChildProcess(starting: strace).finish(timeout: 60)
      if outcome.isKilled || outcome.code != 0 { kills += 1 }
    }
    try check(program, sink, kills: kills)
  }
}
