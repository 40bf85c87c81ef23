import Foundation
import TestSupport
import Testing

@Suite("perigee senders check")
struct SendersTests {
  private static let team = """
    local perigee = require "perigee"
    return perigee.team {
      time_zone = "Europe/Paris",
      senders = {
        { email = "anna@acme.example", name = "Anna", role = "manager" },
        { email = "bo@acme.example", name = "Bo",
          smtp = { host = "127.0.0.1", port = 1, tls = "none" } },
        { email = "cy@acme.example", name = "Cy",
          smtp = { host = "127.0.0.1", port = 1, tls = "none", user = "cy",
            password = perigee.secret { env = "CY_PASSWORD" } } },
      },
    }
    """

  @Test("It says in words what is wrong with each, and ends with 1")
  func faults() throws {
    let program = try Program(["perigee.lua": Self.team])
    let result = try program.run("senders", "check")
    #expect(result.code == 1)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3, "\(result)")
    #expect(lines[0].contains("anna@acme.example: perigee.lua declares no smtp server"))
    #expect(lines[1].hasPrefix("bo@acme.example: the server cannot be reached"), "\(result)")
    #expect(lines[2].contains("cy@acme.example") && lines[2].contains("CY_PASSWORD"), "\(result)")
    let json = try program.run(
      "senders", "check", "--sender", "bo@acme.example", "--format", "json")
    #expect(json.code == 1 && json.output.contains("cannot be reached"), "\(json)")
  }

  @Test("An unknown sender is told with a suggestion")
  func unknown() throws {
    let program = try Program(["perigee.lua": Self.team])
    let result = try program.run("senders", "check", "--sender", "bob@acme.example")
    #expect(result.code == 1 && result.error.contains("bo@acme.example"), "\(result)")
  }
}

@Suite("perigee senders")
struct SendersListTests {
  private static let names = ["anna@acme.example", "bo@acme.example"]

  private func engaged(_ count: Int, team: String = Program.team()) throws -> Program {
    let program = try Program([
      "perigee.lua": team,
      "sequences/intro.lua": Program.sequence(
        "intro", steps: #"{ subject = "Hi", body = "Hello" }, { after = 1, body = "Again" }"#),
      "a.csv": Program.contacts(count),
    ])
    try program.run("import", "a.csv", "--list", "all")
    let outcome = try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(outcome.code == 0, "\(outcome)")
    return program
  }

  private func rows(_ program: Program, now: String = Program.now) throws -> [[String: Any]] {
    let result = try program.run("senders", "--format", "json", now: now)
    let rows = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]]
    return try #require(rows, "\(result)")
  }

  private func use(_ row: [String: Any], _ stretch: String, _ figure: String) -> Int? {
    (row[stretch] as? [String: Any])?[figure] as? Int
  }

  @Test("It lists quota, used and free of today and this week, each in its zone")
  func list() throws {
    let program = try engaged(60)
    let text = try program.run("senders")
    #expect(
      text.output == """
        sender             quota              today  free  this week   free  contacts  time zone
        anna@acme.example  50/hour, 400/day  60/400   340  120/2,000  1,880        60  Europe/Paris
        bo@acme.example    50/hour, 400/day   0/400   400    0/2,000  2,000         0  America/New_York
        used/capacity of the sender's day and week, today without its past hours; free is what a plan made now finds room for

        """, "\(text)")
    let csv = try program.run("senders", "--format", "csv", "--sender", Self.names[1])
    #expect(csv.output.hasPrefix("sender,state,per_hour,per_day,time_zone,today,used_today,"))
    #expect(
      csv.output.contains("\r\nbo@acme.example,sends,50,400,America/New_York,2026-11-23,0,400,400,")
    )
    let unknown = try program.run("senders", "--sender", "bob@acme.example")
    #expect(
      unknown.code == 1 && unknown.error.contains("Did you mean bo@acme.example?"), "\(unknown)")
  }

  @Test(
    "Used is what the calendar has, and free what a plan made now gets, whatever the hour and the settings",
    arguments: [
      ("2026-11-23T08:40:00+01:00", "{ per_hour = 50, per_day = 400 }"),
      ("2026-11-23T15:20:00+01:00", "{ per_hour = 50, per_day = 400 }"),
      ("2026-11-23T15:20:00+01:00", "{ per_hour = 20, per_day = 70 }"),
      ("2026-11-24T10:05:00+01:00", "{ per_hour = 30, per_day = 75 }"),
      ("2026-11-23T17:30:00+01:00", "{ per_hour = 10, per_day = perigee.no_limit }"),
      ("2026-11-28T12:00:00+01:00", "{ per_hour = 50, per_day = 400 }"),
      (
        "2026-11-24T08:00:00+01:00",
        "{ per_hour = 50, per_day = 400 }, warm_up = { since = '2026-11-23', from = 80, to = 100, days = 10 }"
      ),
    ])
  func truth(now: String, quota: String) throws {
    let program = try engaged(60)
    try program.write(Program.team(quota: quota), to: "perigee.lua")
    let row = try rows(program, now: now)[0]
    let calendar = try program.run(
      "calendar", "--sender", Self.names[0], "--format", "json", now: now
    ).json
    let days = try #require(
      (calendar["senders"] as? [[String: Any]])?.first?["days"] as? [[String: Any]])
    func sum(_ figure: String, _ days: [[String: Any]]) -> Int {
      days.reduce(0) { $0 + ($1[figure] as? Int ?? 0) }
    }
    let today = days.filter { $0["day"] as? String == String(now.prefix(10)) }
    let week = Array(days.prefix(7))
    for (stretch, days) in [("today", today), ("week", week)] {
      #expect(use(row, stretch, "used") == sum("committed", days) + sum("sent", days), "\(stretch)")
      #expect(use(row, stretch, "capacity") == sum("capacity", days), "\(stretch)")
    }
    let used = use(row, "today", "used") ?? -1
    #expect(use(row, "today", "capacity") == used + (use(row, "today", "free") ?? -1))
    // A plan of more than fit, made now, gets exactly what is free.
    try program.write("email\n" + (1...2_500).map { "e\($0)@y.example\n" }.joined(), to: "c.csv")
    try program.run("import", "c.csv", "--list", "more", now: now)
    try program.write(Program.sequence("once"), to: "sequences/once.lua")
    let script = """
      local perigee = require "perigee"
      local plan = perigee.plan { sequence = "once", contacts = perigee.list "more", senders = perigee.me() }
      local days = plan:calendar().days
      local week, today = 0, days["\(now.prefix(10))"] or 0
      for day, count in pairs(days) do if day <= "2026-11-29" then week = week + count end end
      print(today, week)
      """
    try program.write(script, to: "scripts/free.lua")
    let planned = try program.run("run", "scripts/free.lua", now: now)
    #expect(
      planned.output == "\(use(row, "today", "free") ?? -1)\t\(use(row, "week", "free") ?? -1)\n",
      "\(planned)")
  }

  @Test("Who is disabled, warms up, has no limit, is halted or gone is told")
  func states() throws {
    let program = try engaged(2)
    try program.write(
      Program.team(quota: "{}, warm_up = { since = '2026-11-23', from = 10, to = 50, days = 20 }"),
      to: "perigee.lua")
    let warm = try program.run("senders")
    #expect(warm.output.contains("50/hour, 10/day"), "\(warm)")
    #expect(warm.output.contains("anna@acme.example: warming up from 10 to 50 a day"), "\(warm)")
    try program.write(
      Program.team(
        quota: "{ per_hour = perigee.no_limit, per_day = perigee.no_limit }, enabled = false"),
      to: "perigee.lua")
    let disabled = try program.run("--as", Self.names[1], "senders")
    #expect(disabled.output.contains("anna@acme.example: disabled; 2 contacts wait"), "\(disabled)")
    try program.write(
      Program.team().replacing("anna@acme", with: "ann@acme"), to: "perigee.lua")
    let gone = try program.run("senders")
    #expect(
      gone.output.contains("anna@acme.example: no sender any more; 2 contacts wait"), "\(gone)")
    #expect(try rows(program).map { $0["state"] as? String } == ["sends", "sends", "gone"])
    try program.write(
      Program.team(quota: "{ per_hour = perigee.no_limit, per_day = perigee.no_limit }"),
      to: "perigee.lua")
    let free = try rows(program)[0]
    #expect((free["today"] as? [String: Any])?["free"] is NSNull)
  }

  @Test("Scripts have the same figures")
  func scripts() throws {
    let program = try engaged(60)
    let typed = try program.type(
      """
      anna = perigee.senders()[1]
      anna.today.used, anna.today.free, anna.week.used, anna.week.free, anna.active, anna.quota.per_day
      perigee.senders()

      """, into: ["repl"])
    #expect(typed.output.hasPrefix("60\n340\n120\n1880\n60\n400\n"), "\(typed)")
    #expect(typed.output.contains("60/400, 340 free"), "\(typed)")
  }
}
