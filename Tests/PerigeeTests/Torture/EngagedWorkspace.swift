import Foundation
import TestSupport

/// Two senders whose contacts are engaged, a sink that takes their emails, and a clock that the test sets.
final class EngagedWorkspace {
  static let quota = (perHour: 60, perDay: 1_000)
  static let senders = ["anna@acme.example", "bo@acme.example"]
  /// The sessions that a dispatcher has at most: four for each sender.
  static let sessions = 4 * senders.count

  let sink: DispatchSink
  let program: Program
  /// Of all contacts.
  let emails: Int
  /// Minutes since the engagement began.
  var minutes = 0

  /// - Parameters:
  ///   - steps: emails to each contact, a day apart.
  ///   - spec: how the sink fails.
  init(contacts: Int, steps: Int = 1, _ spec: String = "{}") throws {
    emails = contacts * steps
    let sink = try DispatchSink(spec)
    self.sink = sink
    let senders = Self.senders.map {
      """
      { email = "\($0)", name = "Somebody", role = "manager",
        smtp = { host = "127.0.0.1", port = \(sink.port), tls = "none" } },
      """
    }
    program = try Program([
      "perigee.lua": """
      local perigee = require "perigee"
      return perigee.team {
        time_zone = "UTC", window = { days = "mon-sun", hours = "00:00-24:00" },
        quota = { per_hour = \(Self.quota.perHour), per_day = \(Self.quota.perDay) },
        senders = { \(senders.joined()) },
      }
      """,
      "sequences/intro.lua": Program.sequence("intro", steps: Self.declarations(steps)),
      "c.csv": Self.rows(contacts),
    ])
    try required("import", "c.csv", "--list", "all")
    try required(
      "engage", "intro", "--list", "all", "--senders", "owners", "--start", "now", "--mode", "asap",
      "--yes")
  }

  private static func declarations(_ steps: Int) -> String {
    (1...steps).map {
      "{\($0 > 1 ? " after = 1," : "") subject = \"Step \($0)\", body = \"Hello\" }"
    }.joined(separator: ", ")
  }

  private static func rows(_ count: Int) -> String {
    "email,owner\n"
      + (0..<count).map { "c\($0)@x\($0 % 97).example,\(senders[$0 % 2])\n" }.joined()
  }

  struct Failed: Error { let outcome: ProcessOutcome }

  @discardableResult
  func required(_ arguments: String...) throws -> ProcessOutcome {
    let outcome = try program.run(arguments, now: now, timeout: 300)
    guard outcome.code == 0 else { throw Failed(outcome: outcome) }
    return outcome
  }

  /// What the clock shows: from Monday, 23 November 2026, 9 o'clock on.
  var now: String {
    Date(timeIntervalSince1970: 1_795_424_400 + Double(minutes) * 60).formatted(.iso8601)
  }

  /// One round of what is due; an email is due for six hours.
  static let round = ["dispatch", "--once", "--grace", "6h"]

  /// Dispatches a round from the beginning to the end.
  @discardableResult
  func dispatch() throws -> ProcessOutcome {
    try program.run(Self.round, now: now, timeout: 120)
  }

  /// Runs a round under `strace`.
  /// - Parameter injection: as `strace -e inject=` takes it.
  func dispatch(injecting injection: String) throws -> ProcessOutcome {
    let process = program.process(Self.round, now: now)
    let call = injection.prefix { $0 != ":" }
    process.executableURL = URL(filePath: "/usr/bin/strace")
    process.arguments =
      ["-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(injection)", Program.path]
      + (process.arguments ?? [])
    return try ChildProcess(starting: process).finish(timeout: 120)
  }

  static let hasStrace = FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")

  /// Dispatches, two hours after the other, until nothing is planned any more.
  func rest() throws {
    for _ in 0..<2_000 {
      let outcome = try dispatch()
      guard outcome.code == 0 else { throw Failed(outcome: outcome) }
      if !outcome.output.contains(" sent "),
        try !lines().contains(where: { ["planned", "claimed"].contains($0.state) })
      {
        return
      }
      minutes += 115
    }
  }

  /// A line of `report --format csv`.
  struct Line: Hashable {
    var recipient: String
    var step: Int
    var state: String
  }

  func lines() throws -> [Line] {
    let report = try required("report", "intro", "--format", "csv")
    return report.output.split(separator: "\r\n").dropFirst().map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      return Line(recipient: String(cells[0]), step: Int(cells[2]) ?? 0, state: String(cells[5]))
    }
  }

  /// How many emails `perigee status` lists as unknown.
  func unknown() throws -> Int {
    (try required("status", "--format", "json").json["unknown"] as? [Any])?.count ?? -1
  }
}
