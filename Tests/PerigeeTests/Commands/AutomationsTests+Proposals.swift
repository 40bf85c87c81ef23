import Foundation
import TestSupport
import Testing

// What automations want of people, and what they may do themselves.
extension AutomationsTests {
  @Test("A proposal is shown, approved as it was shown by who may, and is over then")
  func proposals() throws {
    let program = try workspace([
      "tick": Self.tick(also: "as = \"bo@acme.example\",", run: Self.proposing)
    ])
    let now = "2026-11-23T09:00:00+01:00"
    #expect(try due(program, now).code == 0)
    let proposals = try list(program, "proposals", now: now)
    #expect(proposals.count == 1 && proposals[0]["by"] as? String == "automation tick")
    #expect(proposals[0]["only_sender"] as? String == "bo@acme.example")
    let digest = try #require(proposals[0]["digest"] as? String)
    let shown = try program.run("proposals", "show", "1", now: now).output
    #expect(
      shown.contains("why:      try it") && shown.contains("Plan of intro: 3 contacts"), "\(shown)")
    let unasked = try program.run("approve", "1", now: now)
    #expect(unasked.code == 2 && unasked.error.contains("--yes"))
    let other = try program.run("approve", "1", "--yes", "--digest", "0123456789", now: now)
    #expect(other.code == 1 && other.error.contains("was agreed to"), "\(other)")
    let expired = try program.run("approve", "1", "--yes", now: "2026-11-24T09:00:00+01:00")
    #expect(expired.code == 1 && expired.error.contains("expired"), "\(expired)")
    // All of it goes from Bo, who is no manager.
    let done = try program.run(
      "approve", "1", "--yes", "--digest", String(digest.prefix(12)), "--as", "bo@acme.example",
      now: now)
    #expect(done.code == 0 && done.output.contains("engagement 1, 3 contacts"), "\(done)")
    let twice = try program.run("approve", "1", "--yes", now: now)
    #expect(twice.code == 1 && twice.error.contains("is approved (bo@acme.example)"), "\(twice)")
    #expect(try list(program, "proposals", now: now).isEmpty)
    #expect(try list(program, "proposals", "--all", now: now)[0]["engagement"] as? Int == 1)
  }

  @Test("What is another plan now is not engaged, and a proposal can be declined")
  func differences() throws {
    let program = try workspace(["tick": Self.tick(run: Self.proposing)])
    let now = "2026-11-23T09:00:00+01:00"
    #expect(try due(program, now).code == 0)
    _ = try program.run("blacklist", "add", "c2@x.example", now: now)
    let shown = try program.run("proposals", "show", "1", now: now).output
    #expect(shown.contains("Planned now it would be another plan"), "\(shown)")
    let refused = try program.run("approve", "1", "--yes", now: now)
    #expect(refused.code == 1 && refused.error.contains("c2@x.example"), "\(refused)")
    let member = try program.run("decline", "1", "--as", "bo@acme.example", now: now)
    #expect(member.code == 1 && member.error.contains("neither"), "\(member)")
    let declined = try program.run("decline", "1", "--reason", "later", now: now)
    #expect(declined.output.contains("(declined)"), "\(declined)")
    #expect(try program.run("report", "intro", now: now).output.contains("0 contacts"))
  }

  @Test(
    "A proposal whose first email was to go is late, wherever it is shown, and is proposed anew")
  func late() throws {
    let program = try workspace(["tick": Self.tick(run: Self.proposing)])
    let now = "2026-11-23T09:00:00+01:00"
    #expect(try due(program, now).code == 0)
    let early = try program.run("approve", "1", "--yes", now: "2026-11-23T08:59:00+01:00")
    #expect(early.code == 1 && early.error.contains("the clock is before it"), "\(early)")
    let later = "2026-11-23T10:30:00+01:00"
    #expect(try list(program, "proposals", now: later).map { $0["state"] as? String } == ["late"])
    let shown = try program.run("proposals", "show", "1", now: later).output
    #expect(shown.contains("late:     its first email was to go Mon 23 Nov 2026 09:00"), "\(shown)")
    let refused = try program.run("approve", "1", "--yes", now: later)
    #expect(refused.code == 1 && refused.error.contains("perigee proposals renew 1"), "\(refused)")
    let renewed = try program.run("proposals", "renew", "1", now: later)
    #expect(renewed.code == 0 && renewed.output.contains("proposal 2: 3 contacts"), "\(renewed)")
    #expect(try program.run("approve", "2", "--yes", now: later).code == 0)
    let over = try program.run("proposals", "show", "2", now: later).output
    #expect(over.contains("decided:  approved") && !over.contains("cannot be planned"), "\(over)")
    #expect(over.contains("Calendar as proposed"), "\(over)")
    let again = try program.run("proposals", "renew", "2", now: later)
    #expect(again.code == 1 && again.error.contains("nobody in it"), "\(again)")
  }

  @Test("What is another plan now is shown with both calendars")
  func calendars() throws {
    let program = try workspace(["tick": Self.tick(run: Self.proposing)])
    let now = "2026-11-23T09:00:00+01:00"
    #expect(try due(program, now).code == 0)
    _ = try program.run("blacklist", "add", "c2@x.example", now: now)
    let shown = try program.run("proposals", "show", "1", now: now).output
    for title in ["Calendar as proposed", "Calendar of it now"] {
      #expect(shown.contains("\(title)\n  week "), "\(shown)")
    }
  }

  @Test("A trial writes no file, a backup neither, and says what it would do")
  func trialOfFiles() throws {
    let program = try workspace([
      "tick": Self.tick(
        run: "return perigee.backup(\"b.db\").whole, perigee.write(\"w.txt\", \"w\")")
    ])
    let now = "2026-11-23T09:00:00+01:00"
    // Whoever reads the database may leave its log there.
    let files = { () throws in
      try FileManager.default.subpathsOfDirectory(atPath: program.folder)
        .filter { !$0.hasPrefix("perigee.db") }.sorted()
    }
    let before = try files()
    let trial = try program.run("automations", "test", "tick", now: now)
    #expect(trial.code == 0 && trial.output.contains("returned: true"), "\(trial)")
    #expect(trial.output.contains("would: back_up b.db"), "\(trial)")
    #expect(try files() == before)
    try program.write("", to: "b.db")
    let taken = try program.run("automations", "test", "tick", now: now)
    #expect(taken.code == 1 && taken.output.contains("b.db"), "\(taken)")
  }

  @Test("An automation engages under a grant that a manager gave it, and no further")
  func grants() throws {
    let engaging = """
      local plan = perigee.plan { sequence = "intro", senders = perigee.me(),
        contacts = perigee.emails { "c" .. ctx.now:sub(9, 10):gsub("^2", "") .. "@x.example" } }
      return plan:engage()
      """
    let program = try workspace(["tick": Self.tick(run: engaging)], contacts: 9)
    let refused = try due(program, "2026-11-23T09:00:00+01:00")
    #expect(
      refused.code == 1 && refused.output.contains("may propose plans and not engage"), "\(refused)"
    )
    let now = "2026-11-23T10:00:00+01:00"
    let member = try program.run(
      "automations", "grant", "tick", "--engage", "2", "--per-day", "1", "--yes", "--as",
      "bo@acme.example", now: now)
    #expect(member.code == 1 && member.error.contains("for managers"), "\(member)")
    let unasked = try program.run(
      "automations", "grant", "tick", "--engage", "2", "--per-day", "1", now: now)
    #expect(unasked.code == 2)
    _ = try program.run(
      "automations", "grant", "tick", "--engage", "2", "--per-day", "1", "--yes", now: now)
    let done = try due(program, "2026-11-24T09:00:00+01:00")
    #expect(done.code == 0 && done.output == "run 2 of tick: done, 1 effect\n", "\(done)")
    let log = try program.run("log", now: now).output
    #expect(log.contains("automation tick") && log.contains("engagement 1"), "\(log)")
    // By hand as well: a second one within 24 hours.
    let used = try program.run("automations", "run", "tick", now: "2026-11-25T08:59:00+01:00")
    #expect(
      used.code == 1 && used.output.contains("by the grant it was given, and it has"), "\(used)")
    #expect(
      try program.run("automations", "revoke", "tick", now: now).output
        == "tick may engage nothing\n")
    let grant = try program.run(
      "automations", "grant", "tick", "--engage", "0", "--per-day", "1", "--yes")
    #expect(grant.code == 2)
  }

  @Test("An automation undoes what it has engaged, and nothing of people's")
  func undoing() throws {
    let undoing = """
      local plan = perigee.plan { sequence = "intro", senders = perigee.me(),
        contacts = perigee.emails { "c1@x.example" } }
      perigee.rollback(plan:engage().engagement)
      perigee.rollback(1)
      """
    let program = try workspace(["tick": Self.tick(run: undoing)])
    try program.write("email\nd1@x.example\n", to: "d.csv")
    let now = "2026-11-23T09:00:00+01:00"
    for arguments in [
      ["import", "d.csv", "--list", "d"],
      [
        "engage", "intro", "--list", "d", "--senders", "me", "--start", "now", "--mode", "asap",
        "--yes",
      ],
      ["automations", "grant", "tick", "--engage", "2", "--per-day", "1", "--yes"],
    ] {
      let outcome = try program.run(arguments, now: now)
      #expect(outcome.code == 0, "\(outcome)")
    }
    let run = try program.run("automations", "run", "tick", now: now)
    #expect(run.code == 1, "\(run)")
    #expect(
      run.output.contains("rolling back what an automation has not engaged is for people"), "\(run)"
    )
    let log = try program.run("log", now: now).output
    #expect(log.contains("engagement 2: 1 contact"), "\(log)")
    let undone = try program.run("rollback", "2", "--yes", now: now)
    #expect(undone.code == 1 && undone.error.contains("automation tick"), "\(undone)")
    #expect(try program.run("rollback", "1", "--yes", now: now).code == 0)
  }

  // MARK: Trying

  @Test("A trial commits nothing and says what would be")
  func trial() throws {
    let program = try workspace(
      [
        "tick": Self.tick(run: Self.proposing),
        "heard": Self.listening("heard", run: "perigee.contact(ctx.event.contact):pause()"),
      ], engaged: true)
    let now = "2026-11-23T09:00:00+01:00"
    try program.write(
      "{\"kind\": \"reply\", \"contact\": \"c1@x.example\"}", to: "reply.json")
    let heard = try program.run("automations", "test", "heard", "--event", "reply.json", now: now)
    #expect(
      heard.code == 0 && heard.output.contains("would: pause c1@x.example: intro: 1 enrollment"),
      "\(heard)")
    #expect(heard.output.hasSuffix("nothing was changed\n"))
    let tick = try program.run("automations", "test", "tick", "--at", "2026-12-07 09:00", now: now)
    #expect(tick.code == 0, "\(tick)")
    #expect(
      tick.output.contains(
        "returned: the plan has nobody in it (3 contacts excluded), so nothing is"))
    #expect(try list(program, "automations", "runs", now: now).isEmpty)
    #expect(try program.run("explain", "c1@x.example", now: now).output.contains("intro: added"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: "\(program.folder)/.perigee")
        .allSatisfy { !$0.hasPrefix("trial") })
    try program.write("{\"kind\": \"replay\"}", to: "reply.json")
    let wrong = try program.run("automations", "test", "heard", "--event", "reply.json", now: now)
    #expect(wrong.code == 2 && wrong.error.contains("its kind is one of reply"), "\(wrong)")
  }
}
