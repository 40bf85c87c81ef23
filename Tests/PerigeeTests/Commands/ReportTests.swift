import Foundation
import TestSupport
import Testing

@Suite("perigee report and perigee calendar")
struct ReportTests {
  private func engaged(_ team: String = Program.team()) throws -> Program {
    let program = try Program([
      "perigee.lua": team,
      "sequences/intro.lua": Program.sequence(
        "intro",
        steps: #"{ subject = "Hi", body = "Hello" }, { after = 3, at = "14:00", body = "Again" }"#),
      "a.csv": Program.contacts(3), "b.csv": Program.contacts(1, owner: "bo@acme.example"),
    ])
    try program.run("import", "b.csv", "--list", "all")
    try program.run("import", "a.csv", "--list", "all")
    let outcome = try program.run(
      "engage", "intro", "--list", "all", "--senders", "owners", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(outcome.code == 0, "\(outcome)")
    return program
  }

  @Test("CSV has a line an email, in the sender's zone, with its state and cause")
  func csv() throws {
    let program = try engaged()
    try program.run("stop", "c2@x.example", "--yes")
    try program.run("pause", "c3@x.example", "--yes")
    let csv = try program.run("report", "intro", "--format", "csv")
    #expect(csv.code == 0, "\(csv)")
    let lines = csv.output.components(separatedBy: "\r\n")
    #expect(lines[0] == "contact,sequence,step,sender,at,state,cause")
    #expect(lines.count == 8 && lines[7].isEmpty)
    #expect(
      Set(lines[1...6]) == [
        "c1@x.example,intro,1,bo@acme.example,2026-11-23T09:00:00.000-05:00,planned,",
        "c1@x.example,intro,2,bo@acme.example,2026-11-26T14:00:00.000-05:00,planned,",
        "c2@x.example,intro,1,anna@acme.example,2026-11-23T09:00:00.000+01:00,cancelled,stop",
        "c2@x.example,intro,2,anna@acme.example,2026-11-26T14:00:00.000+01:00,cancelled,stop",
        "c3@x.example,intro,1,anna@acme.example,,planned,paused",
        "c3@x.example,intro,2,anna@acme.example,,planned,paused",
      ])
    let unknown = try program.run("report", "intros", "--format", "csv")
    #expect(unknown.code == 1 && unknown.error.contains("intro"), "\(unknown)")
  }

  @Test("Text and JSON count outcomes over all, by sender and by step, with their causes")
  func counts() throws {
    let program = try engaged()
    try program.run("stop", "c2@x.example", "--yes")
    try program.run("pause", "c3@x.example", "--yes")
    let json = try program.run("report", "intro", "--format", "json").json
    let all = ["planned": 4, "claimed": 0, "sent": 0, "failed": 0, "cancelled": 2, "unknown": 0]
    #expect((json["sendings"] as? [String: Int]) == all)
    #expect(json["paused"] as? Int == 1)
    #expect((json["moves"] as? [String: Int]) == ["paused": 2])
    #expect((json["cancelled_by"] as? [String: Int]) == ["stop": 2])
    let senders = try #require(json["senders"] as? [[String: Any]])
    let planned = senders.map { ($0["sendings"] as? [String: Int])?["planned"] }
    #expect(planned == [2, 2] && senders.map { $0["planned"] as? Int } == [2, 2])
    let steps = try #require(json["steps"] as? [[String: Any]])
    #expect(steps.map { ($0["sendings"] as? [String: Int])?["cancelled"] } == [1, 1])
    let text = try program.run("report", "intro").output
    for words in [
      "3 contacts in 1 engagement, 1 paused", "moved      2 paused",
      "cancelled  2: somebody stopped it", "waiting    2 for a paused contact to go on",
    ] {
      #expect(text.contains(words), "\(words)\n\(text)")
    }
  }

  @Test("The calendar shows what is committed beside the capacity, and what is closed")
  func calendar() throws {
    let window = #"{ days = "mon-fri", hours = "09:00-18:00", closed = { "2026-11-25" } }"#
    let program = try engaged(Program.team(window: window))
    let text = try program.run("calendar").output
    for words in ["anna@acme.example", "Europe/Paris", "America/New_York", "2/400", "closed"] {
      #expect(text.contains(words), "\(words)\n\(text)")
    }
    let json = try program.run(
      "calendar", "--from", "2026-11-23", "--to", "2026-11-27", "--format", "json"
    ).json
    #expect(json["from"] as? String == "2026-11-23" && json["to"] as? String == "2026-11-27")
    let senders = try #require(json["senders"] as? [[String: Any]])
    #expect(senders.map { $0["email"] as? String } == ["anna@acme.example", "bo@acme.example"])
    let days = try #require(senders[0]["days"] as? [[String: Any]])
    #expect(days.map { $0["committed"] as? Int } == [2, 0, 0, 0, 2])
    #expect(days.map { $0["capacity"] as? Int } == [400, 400, 0, 400, 400])
    #expect(days.map { $0["closed"] as? String } == [nil, nil, "closed_date", nil, nil])
    for (arguments, code) in [
      (["--from", "monday"], 2), (["--from", "2026-11-27", "--to", "2026-11-23"], 2),
      (["--from", "2000-01-01", "--to", "2026-11-23"], 2), (["--sender", "cy@acme.example"], 1),
    ] {
      let refused = try program.run(["calendar"] + arguments)
      #expect(refused.code == code && !refused.error.isEmpty, "\(refused)")
    }
  }

  @Test("Emails whose moment has passed are counted, with what moves them")
  func overdue() throws {
    let program = try engaged()
    #expect(try program.run("report", "intro", "--format", "json").json["overdue"] as? Int == 0)
    #expect(try !program.run("report", "intro").output.contains("overdue"))
    for (now, count) in [("2026-11-24T12:00:00+01:00", 3), ("2026-12-04T12:00:00+01:00", 6)] {
      let json = try program.run("report", "intro", "--format", "json", now: now).json
      #expect(json["overdue"] as? Int == count, "\(json)")
      let text = try program.run("report", "intro", now: now).output
      #expect(
        text.contains("\(count) emails whose moment has passed: perigee dispatch moves")
          && text.contains("perigee replan"), "\(text)")
    }
  }
}
