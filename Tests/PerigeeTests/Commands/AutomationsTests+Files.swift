import Foundation
import TestSupport
import Testing

// What is wrong with files of automations and of events, and what tries them.
extension AutomationsTests {
  @Test("check finds every mistake of automations, with place and remedy")
  func check() throws {
    let program = try Program([
      "automations/a.lua": """
      local perigee = require "perigee"
      return perigee.automation {
        name = "a", every = "monday at 9", on = "reply", runn = 1,
      }
      """,
      "automations/b.lua": """
      local perigee = require "perigee"
      return perigee.automation {
        name = "b", on = "replies", debounce = "10 min", within = "6 hours",
        limits = { time = "2 hours", contacts = 0 }, on_failure = "pause", as = "bob@acme.example",
        run = function(ctx) return perigee.propos(ctx) end,
      }
      """,
      "automations/c.lua": "return 1",
    ])
    let outcome = try program.run("check")
    #expect(outcome.code == 1)
    for part in [
      "automations/a.lua:2:", "an automation has every and on", "unknown key \"runn\"", "no run",
      "automations/b.lua:3:", "Did you mean reply?", "debounce is \"10 min\"",
      "within says nothing of an automation that has on", "time is \"2 hours\"",
      "contacts is the number 0", "on_failure is \"pause\"", "Did you mean bo@acme.example?",
      "automations/c.lua:1:", "it must return perigee.automation { … }",
    ] {
      #expect(outcome.output.contains(part), "\(part)\n\(outcome.output)")
    }
  }

  @Test("A file of automations that cannot be used stops nothing but its own")
  func broken() throws {
    let program = try workspace(["good": Self.tick("good"), "bad": Self.tick("bad")])
    #expect(try due(program, "2026-11-23T09:00:00+01:00").code == 0)
    try program.write("return perigee.automation {", to: "automations/bad.lua")
    for command in [["contacts"], ["status"], ["proposals"], ["lists"]] {
      #expect(try program.run(command, now: Self.monday).code == 0, "\(command)")
    }
    let list = try program.run("automations", now: "2026-11-23T10:00:00+01:00")
    #expect(list.code == 0 && list.output.contains("good"), "\(list)")
    #expect(list.output.contains("not used: automations/bad.lua:1"), "\(list)")
    let tuesday = try due(program, "2026-11-24T09:00:00+01:00")
    #expect(tuesday.code == 1 && tuesday.error.contains("automations/bad.lua:1"), "\(tuesday)")
    #expect(tuesday.output.contains("of good: done"), "\(tuesday)")
    #expect(try program.run("check", now: Self.monday).code == 1)
    let doctor = try program.run("doctor", now: "2026-11-24T10:00:00+01:00")
    #expect(doctor.output.contains("broken automation"), "\(doctor)")
    let run = try program.run("automations", "run", "bad", now: "2026-11-24T10:00:00+01:00")
    #expect(run.code == 1 && run.error.contains("automations/bad.lua:1"), "\(run)")
    // Mended, it goes on where it stood: it was never gone.
    try program.write(Self.tick("bad"), to: "automations/bad.lua")
    let mended = try due(program, "2026-11-24T10:30:00+01:00")
    #expect(mended.code == 0 && mended.output.contains("of bad: done"), "\(mended)")
  }

  @Test("An automation is tried with an event that it waits for, about somebody who is there")
  func testedEvents() throws {
    let program = try workspace(["heard": Self.listening("heard")])
    for (event, words) in [
      (#"{"kind": "bounce", "contact": "c1@x.example"}"#, "waits for the event reply"),
      (#"{"kind": "reply", "contact": "nobody@x.example"}"#, "nobody@x.example"),
      ("kind = reply", "e.json:1:1: the text is no JSON"),
      ("[1]", "e.json:1:1: expected an object of strings"),
      ("{\n \"kind\": 5}", "e.json:2:10: kind is no string; expected an object of strings"),
      (#"{"kind": "reply", "contact": "c1@x.example""#, "expected an object of strings"),
      (#"{"kind": "reply", "contact": "c1@x.example",}"#, "nothing stands behind the last comma"),
      (#"{"kind": "reply"}"#, "e.json:1:2: an event reply is about a contact, and none is there"),
    ] {
      try program.write(event, to: "e.json")
      let result = try program.run(
        "automations", "test", "heard", "--event", "e.json", now: Self.monday)
      #expect(result.code != 0 && result.error.contains(words), "\(result)")
    }
    try program.write(
      """
      {
        "kind": "replay",
        "conact": "x",
        "at": "noon",
        "sender": "bo",
        "contact": "nobody@x.example",
        "sequence": "intor",
        "list": "al"
      }
      """, to: "e.json")
    let wrong = try program.run(
      "automations", "test", "heard", "--event", "e.json", now: Self.monday)
    #expect(wrong.code == 2, "\(wrong)")
    for words in [
      "e.json:2:3: its kind is one of reply",
      "e.json:3:3: an event has no conact. Did you mean contact?",
      "e.json:4:3: at: \"noon\" must be a time", "e.json:5:3: sender: ",
      "e.json:6:3: contact: ", "e.json:7:3: sequence: ", "Did you mean intro?",
      "e.json:8:3: list: ", "Did you mean all?",
    ] { #expect(wrong.error.contains(words), "\(words): \(wrong)") }
    try program.write(#"{"kind": "reply", "contact": "c1@x.example"}"#, to: "e.json")
    #expect(
      try program.run("automations", "test", "heard", "--event", "e.json", now: Self.monday).code
        == 0)
  }

  @Test("An event that does not meet the conditions runs nothing")
  func unmetEvents() throws {
    let program = try workspace([
      "heard": Self.listening("heard", also: "where = { contact = \"c2@x.example\" },")
    ])
    for (contact, code) in [("c1@x.example", Int32(1)), ("c2@x.example", 0)] {
      try program.write("{\"kind\": \"reply\", \"contact\": \"\(contact)\"}", to: "e.json")
      let result = try program.run(
        "automations", "test", "heard", "--event", "e.json", now: Self.monday)
      #expect(result.code == code, "\(result)")
      #expect(result.output.contains("heard") == (code == 0), "\(result)")
      #expect(result.error.contains("does not meet the where of heard") == (code == 1), "\(result)")
    }
  }

  @Test("All that is wrong with an automation is told at once")
  func allMistakes() throws {
    let program = try workspace([
      "a": Self.tick(
        "a", also: "on = \"nothing\", time_zone = \"Mars\", within = \"soon\", catch_up = \"all\",")
    ])
    let check = try program.run("check", now: Self.monday).output
    for words in ["Mars", "soon", "all", "nothing"] {
      #expect(check.contains(words), "\(words): \(check)")
    }
  }
}
