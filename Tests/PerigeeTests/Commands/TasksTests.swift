import Foundation
import TestSupport
import Testing

@Suite("perigee tasks, and what is said of steps behind them")
struct TasksTests {
  private static let steps = """
    { subject = "Hi", body = "Hello" }, { after = 1, at = "10:00", task = "Call {{ first_name }}" },
    { after = 2, body = "After the call" }, { after = 1, task = "Write a card" },
    { after = 1, body = "Bye" },
    """

  private func engaged(
    _ files: [String: String] = [:], steps: String = steps, contacts: Int = 2,
    quota: String = "{ per_hour = 50, per_day = 400 }"
  ) throws -> Program {
    var all = files
    all["perigee.lua"] = Program.team(quota: quota)
    all["sequences/intro.lua"] = Program.sequence("intro", steps: steps)
    all["a.csv"] = Program.contacts(contacts)
    let program = try Program(all)
    try program.run("import", "a.csv", "--list", "all")
    let outcome = try program.run(
      "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(outcome.code == 0, "\(outcome)")
    return program
  }

  private func tasks(
    _ program: Program, _ arguments: [String] = [], now: String
  ) throws -> [[String: Any]] {
    let outcome = try program.run(["tasks", "--format", "json"] + arguments, now: now)
    let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(value as? [[String: Any]])
  }

  @Test("A task is coming, due in its slot, and overdue behind it")
  func urgency() throws {
    let program = try engaged()
    for (now, state) in [
      ("2026-11-23T08:40:00+01:00", "coming"), ("2026-11-24T10:00:00+01:00", "due"),
      ("2026-11-24T10:59:59+01:00", "due"), ("2026-11-24T11:00:00+01:00", "overdue"),
    ] {
      let tasks = try tasks(program, now: now)
      #expect(tasks.map { $0["state"] as? String } == [state, state], "\(now)")
      #expect(tasks.map { $0["step"] as? Int } == [2, 2])
      #expect(tasks.map { $0["task"] as? String } == ["Call N1", "Call N2"])
      #expect(tasks[0]["at"] as? String == "2026-11-24T10:00:00.000+01:00")
      #expect(tasks[0]["sender"] as? String == "anna@acme.example")
    }
    let now = "2026-11-24T10:00:00+01:00"
    #expect(try tasks(program, ["--sender", "bo@acme.example"], now: now).isEmpty)
    #expect(try tasks(program, ["--sequence", "intro", "--limit", "1"], now: now).count == 1)
    let text = try program.run(["tasks", "--limit", "1"], now: now).output
    #expect(text.contains("Tue 24 Nov 2026 10:00 (Europe/Paris)"), "\(text)")
    #expect(text.hasSuffix("2 open tasks; the first 1 are shown (--limit)\n"), "\(text)")
    let csv = try program.run(["tasks", "--format", "csv"], now: now).output
    #expect(
      csv == "state,at,contact,sequence,step,sender,task\r\n"
        + "due,2026-11-24T10:00:00.000+01:00,c1@x.example,intro,2,anna@acme.example,Call N1\r\n"
        + "due,2026-11-24T10:00:00.000+01:00,c2@x.example,intro,2,anna@acme.example,Call N2\r\n")
    for wrong in [["--sender", "nobody@acme.example"], ["--sequence", "intros"]] {
      #expect(try program.run(["tasks"] + wrong).code == 1)
    }
  }

  @Test("What is behind a task goes on from the day it was done, up to the next task")
  func done() throws {
    let program = try engaged()
    let now = "2026-11-25T16:20:00+01:00"
    let done = try program.run("tasks", "done", "c1@x.example", "2", "--format", "json", now: now)
    let json = try done.json
    #expect(json["outcome"] as? String == "done" && json["state"] as? String == "active")
    let moments = try #require(json["moments"] as? [[String: Any]])
    #expect(moments.map { $0["step"] as? Int } == [3, 4])
    // Two working days behind Wednesday, in the hour of the task's slot; then over the weekend.
    #expect(
      moments.map { $0["at"] as? String } == [
        "2026-11-27T10:00:00.000+01:00", "2026-11-30T10:00:00.000+01:00",
      ])
    #expect((json["waiting"] as? [[String: Any]])?.first?["step"] as? Int == 5)
    // A second one, and what is no open task, is refused with what is so.
    for (arguments, code, words) in [
      (["done", "c1@x.example", "2"], "task_closed", "anna@acme.example did it on Wed 25 Nov"),
      (["skip", "c1@x.example", "2"], "task_closed", "is not open"),
      (["done", "c1@x.example", "1"], "email_step", "is an email"),
      (["done", "c1@x.example", "9"], "no_such_step", "its steps are 1 to 5"),
      (["done", "c2@x.example", "4"], "task_waits", "waits for the task of step 2"),
      (["done", "nobody@x.example", "2"], "unknown_contact", "nobody@x.example"),
    ] {
      let refused = try program.run(["tasks"] + arguments + ["--format", "json"], now: now)
      #expect(refused.code == 1, "\(refused)")
      #expect(try refused.failure["code"] as? String == code, "\(refused)")
      #expect(refused.error.contains(words), "\(refused)")
    }
    let skipped = try program.run("tasks", "skip", "c1@x.example", "4", now: now)
    #expect(skipped.output.hasPrefix("skipped: step 4 of intro for c1@x.example\n"), "\(skipped)")
    #expect(skipped.output.contains("step 5 is planned for"), "\(skipped)")
    let log = try program.run("log", "--contact", "c1@x.example", now: now).output
    #expect(log.contains("task_done") && log.contains("task_skip"), "\(log)")
    #expect(log.contains("step 3 on Fri 27 Nov 2026 10:00 (Europe/Paris)"), "\(log)")
  }

  @Test("report, explain and the calendar say what waits for a task, and hold no quota for it")
  func waiting() throws {
    let program = try engaged()
    let report = try program.run("report", "intro", "--format", "json").json
    let waiting = try #require(report["waiting"] as? [[String: Any]])
    #expect(waiting.map { $0["step"] as? Int } == [2])
    #expect(waiting.map { $0["sendings"] as? Int } == [6])
    let text = try program.run("report", "intro").output
    #expect(text.contains("for the task of step 2"), "\(text)")
    let explained = try program.run("explain", "c1@x.example").output
    #expect(explained.contains("step 3  waits for the task of step 2"), "\(explained)")
    // Where the plan has it, it says still: the plan that was committed is not rewritten.
    #expect(explained.contains("step 3  Thu 26 Nov 2026 10:00 (Europe/Paris)"), "\(explained)")
    let calendar = try program.run(
      "calendar", "--sender", "anna@acme.example", "--from", "2026-11-23", "--to", "2026-11-27")
    #expect(calendar.output.contains("2/400"), "\(calendar)")
    #expect(calendar.output.components(separatedBy: "0/400").count == 5, "\(calendar)")
    // The preview shows where they would lie.
    let plan = try program.run(
      "preview", "intro", "--contacts", "c1@x.example", "--senders", "me", "--start", "now",
      "--mode", "asap", "--format", "json")
    #expect(plan.code == 0)

    let now = "2026-11-25T16:20:00+01:00"
    try program.run("tasks", "done", "c1@x.example", "2", now: now)
    let after = try program.run("explain", "c1@x.example", now: now).output
    for words in [
      "step 2  done, anna@acme.example on Wed 25 Nov 2026 16:20 (Europe/Paris)",
      "step 3  planned for Fri 27 Nov 2026 10:00 (Europe/Paris)",
      "no moment → Fri 27 Nov 2026 10:00 (Europe/Paris), the task before it is done",
      "step 5  waits for the task of step 4",
      "step 3  Thu 26 Nov 2026 10:00 (Europe/Paris)",
    ] {
      #expect(after.contains(words), "\(words)\n\(after)")
    }
    let moved = try program.run("report", "intro", "--format", "json", now: now).json
    #expect((moved["moves"] as? [String: Int]) == ["task_done": 2])
    let json = try program.run("explain", "c1@x.example", "--format", "json", now: now).json
    let enrollment = try #require((json["enrollments"] as? [[String: Any]])?.first)
    let sendings = try #require(enrollment["sendings"] as? [[String: Any]])
    let states = sendings.map { $0["state"] as? String }
    #expect(states == ["planned", "sent", "planned", "planned", "planned"])
    #expect(sendings[4]["waits_for"] as? Int == 4 && sendings[4]["cause"] as? String == "task")
    #expect((sendings[1]["settled"] as? [String: Any])?["done"] as? Bool == true)
    #expect((sendings[2]["moves"] as? [[String: Any]])?.count == 2)
  }

  @Test("Who goes on takes places of the quota that others have left")
  func quota() throws {
    let steps = #"{ task = "Call" }, { after = 1, at = "10:00", subject = "Hi", body = "Hello" }"#
    let program = try engaged(
      steps: steps, contacts: 3,
      quota: "{ per_hour = 1, per_day = 2 }")
    var moments: [String] = []
    for contact in 1...3 {
      let done = try program.run(
        "tasks", "done", "c\(contact)@x.example", "1", "--format", "json",
        now: "2026-11-24T12:00:00+01:00"
      ).json
      moments += (done["moments"] as? [[String: Any]])?.compactMap { $0["at"] as? String } ?? []
    }
    #expect(
      moments.map { String($0.prefix(13)) }
        == ["2026-11-25T10", "2026-11-25T11", "2026-11-26T10"])
  }

  @Test("The last thing that was to do ends the sequence; a skipped task is cancelled")
  func last() throws {
    let program = try engaged(steps: #"{ task = "Call" }, { after = 1, task = "Call again" }"#)
    let now = "2026-11-25T16:20:00+01:00"
    try program.run("tasks", "done", "c1@x.example", "1", now: now)
    let last = try program.run("tasks", "done", "c1@x.example", "2", now: now)
    #expect(last.output.contains("that was the last step: stopped"), "\(last)")
    #expect(try program.run("tasks", "skip", "c2@x.example", "1", now: now).code == 0)
    let report = try program.run("report", "intro", "--format", "json", now: now).json
    #expect(
      (report["sendings"] as? [String: Int]) == [
        "planned": 1, "claimed": 0, "sent": 2, "failed": 0, "cancelled": 1, "unknown": 0,
      ])
    #expect((report["cancelled_by"] as? [String: Int]) == ["skipped": 1])
    #expect((report["states"] as? [String: Int]) == ["stopped": 1, "added": 1])
    // Nothing was sent, so that it can still be undone.
    #expect(try program.run("rollback", "1", "--yes", now: now).code == 0)
  }

  @Test("A paused contact's tasks are hidden, and one that was stopped has none")
  func paused() throws {
    let program = try engaged()
    try program.run("pause", "c1@x.example", "--yes")
    try program.run("stop", "c2@x.example", "--yes")
    #expect(try program.run("tasks").output == "there is no open task\n")
    let closed = try program.run("tasks", "done", "c2@x.example", "2")
    #expect(closed.code == 1 && closed.error.contains("somebody stopped it"), "\(closed)")
    // It was done all the same; what is behind it waits for the contact to go on.
    let done = try program.run("tasks", "done", "c1@x.example", "2")
    #expect(done.output.contains("step 3 has no moment: the contact is paused"), "\(done)")
    let report = try program.run("report", "intro", "--format", "json").json
    #expect(report["paused"] as? Int == 1)
    #expect((report["cancelled_by"] as? [String: Int]) == ["stop": 5])
    let explained = try program.run("explain", "c2@x.example").output
    #expect(explained.contains("stopped by anna@acme.example on Mon 23 Nov 2026"), "\(explained)")
    #expect(explained.contains("step 1  cancelled: somebody stopped it"), "\(explained)")
  }

  @Test("A script lists tasks, does one and skips one")
  func script() throws {
    let script = """
      local perigee = require "perigee"
      local tasks = perigee.tasks { sequence = "intro" }
      print(#tasks, tasks[1].contact, tasks[1].step, tasks[1].state, tasks[1].text)
      local done = tasks[1]:done()
      print(done.outcome, done.state, #done.moments, done.moments[1].step, done.moments[1].at)
      print(tasks[2]:skip().outcome)
      print(pcall(tasks[1].done, tasks[1]))
      print(#perigee.tasks { sender = perigee.user(), limit = 1 })
      local calendar = perigee.calendar { from = "2026-11-23", to = "2026-11-24" }
      print(#calendar, calendar.senders[1].email, calendar.senders[1].days[1].committed,
        calendar.senders[1].days[1].capacity, calendar.senders[1].days[2].closed)
      """
    let program = try engaged(["t.lua": script])
    let result = try program.run("run", "t.lua", now: "2026-11-25T16:20:00+01:00")
    let lines = result.output.split(separator: "\n").map(String.init)
    try #require(lines.count == 6, "\(result)")
    #expect(lines[0] == "2\tc1@x.example\t2\toverdue\tCall N1")
    #expect(lines[1] == "done\tactive\t2\t3\t2026-11-27T10:00:00.000+01:00")
    #expect(lines[2] == "skipped")
    #expect(lines[3].hasPrefix("false"))
    #expect(result.output.contains("anna@acme.example\t2\t400\tnil"), "\(result)")
  }
}
