import Foundation
import TestSupport

/// A workspace in which everything happens that a page can show, and a page of each command.
final class PagesWorkspace {
  static let names = ["preview", "diff", "report", "calendar", "simulate", "against", "masked"]
  /// Clocks go back three days later in Paris, and ten days later in New York.
  static let now = "2026-10-22T08:40:00+02:00"
  static let later = "2026-10-27T08:40:00+01:00"

  let program: Program
  /// What the commands printed, by page.
  private(set) var outcomes: [String: ProcessOutcome] = [:]

  struct Failed: Error { let outcome: ProcessOutcome }

  static let files = [
    "perigee.lua": """
    local perigee = require "perigee"
    return perigee.team {
      time_zone = "Europe/Paris", closed = { "2026-10-26" },
      senders = {
        { email = "anna@acme.example", name = "Anna", role = "manager",
          quota = { per_hour = 2, per_day = 6 },
          window = { days = "mon-fri", hours = "09:00-13:00" } },
        { email = "night@acme.example", name = "Night", time_zone = "America/New_York",
          quota = { per_hour = 1, per_day = 2 },
          window = { days = "mon-sun", hours = "00:00-04:00" } },
        { email = "idle@acme.example", name = "Idle" },
      },
    }
    """,
    "sequences/intro.lua": Program.sequence(
      "intro",
      steps: """
        { subject = "Hi", body = "Hello {{ first_name }}" }, { after = 1, at = "10:00", body = "Again" },
        { after = 2, task = "Call {{ first_name }}" }
        """),
    "rules/students.lua": """
    local perigee = require "perigee"
    return perigee.eligibility {
      name = "students", message = "a student </style><script>alert(1)</script> \\u{202E}",
      rule = function(contact) return not (contact.title or ""):find "Student" end,
    }
    """,
    "contacts.csv": contacts,
  ]

  /// The same team with less to send.
  private static var slower: String {
    (files["perigee.lua"] ?? "").replacing(
      "per_hour = 2, per_day = 6", with: "per_hour = 1, per_day = 1")
  }

  private static var contacts: String {
    let rows = (1...40).map { number in
      let owner = number % 3 == 0 ? "night" : "anna"
      let name = number == 7 ? "\"</td><img src=x>\"" : number == 9 ? "" : "N\(number)"
      let title = number % 11 == 0 ? "Student" : "Boss"
      let address = number == 5 ? "" : "\(owner)@acme.example"
      return "c\(number)@x\(number).example,\(address),\(name),\(title)\n"
    }
    return "email,owner,first_name,title\n" + rows.joined()
  }

  static let plan = ["intro", "--list", "all", "--senders", "owners", "--start", "now"]

  init() throws {
    program = try Program(Self.files)
    try run("import", "contacts.csv", "--list", "all")
    try run("blacklist", "add", "x12.example")
    try run(["preview"] + Self.plan + ["--mode", "asap", "--save", "b.plan"])
    let mode = ["--mode", "3/day,2/hour", "--save", "a.plan"]
    try page("preview", ["preview"] + Self.plan + mode)
    try page("masked", ["diff", "b.plan", "a.plan", "--mask", "--format", "json"])
    try page("diff", ["diff", "b.plan", "a.plan"])
    try page(
      "simulate",
      ["simulate"] + Self.plan
        + ["--mode", "asap", "--until", "2026-12-01", "--reply", "0.2", "--bounce", "0.1"])
    try program.write(Self.slower, to: "other/perigee.lua")
    try page(
      "against",
      ["simulate"] + Self.plan
        + ["--mode", "asap", "--until", "2026-12-01", "--against", "other/perigee.lua"])
    try run("engage", "--plan", "a.plan", "--yes")
    try run("stop", "c1@x1.example", "--yes", now: Self.later)
    try run("pause", "c2@x2.example", "--yes", now: Self.later)
    try page("report", ["report", "intro"], now: Self.later)
    try page(
      "calendar", ["calendar", "--from", "2026-10-19", "--to", "2026-11-20"], now: Self.later)
  }

  private func page(_ name: String, _ arguments: [String], now: String = now) throws {
    outcomes[name] = try run(arguments + ["--html", "\(name).html"], now: now)
  }

  @discardableResult
  private func run(_ arguments: String..., now: String = now) throws -> ProcessOutcome {
    try run(arguments, now: now)
  }

  @discardableResult
  private func run(_ arguments: [String], now: String = now) throws -> ProcessOutcome {
    let outcome = try program.run(arguments, now: now)
    guard outcome.code == 0 else { throw Failed(outcome: outcome) }
    return outcome
  }

  func path(_ name: String) -> String { "\(program.folder)/\(name).html" }

  func page(_ name: String) throws -> ReadPage { ReadPage(try program.read("\(name).html")) }
}
