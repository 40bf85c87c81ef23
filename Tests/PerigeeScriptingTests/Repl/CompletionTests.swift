import PerigeeCore
import PerigeeSession
import Testing

@testable import PerigeeScripting

@Suite("Completion in tables")
struct CompletionTests {
  // Its folder goes with it.
  private let world: ScriptWorld

  init() throws { world = try ScriptWorld() }

  private func repl() throws -> Repl {
    let repl = try Repl(
      session: world.session, surroundings: ScriptHost.Surroundings { _ in }, clock: nil)
    _ = repl.evaluate(
      "plan = perigee.plan { sequence = 'intro', contacts = 'large', senders = perigee.me() }")
    _ = repl.evaluate("make = perigee.plan")
    _ = repl.evaluate("number = require('filters').number")
    return repl
  }

  @Test(
    "The keys that a call takes and that are not there yet complete, over as many lines as there are",
    arguments: [
      ("", "perigee.plan { se", ["seed", "senders", "sequence"]),
      ("", "perigee.plan { sequence = 'intro', se", ["seed", "senders"]),
      ("perigee.plan {\n  sequence = \"intro\", senders = perigee.me(),", "  se", ["seed"]),
      ("perigee.plan {\n  mode = perigee.spread {", "    per_", ["per_day", "per_hour"]),
      ("", "perigee.plan({ mo", ["mode"]), ("", "make { mo", ["mode"]),
      ("", "perigee.log(5, { si", ["since"]), ("", "plan:simulate { thr", ["through"]),
      ("", "perigee.set('a@x.example', {}, { con", ["confirmed"]),
      ("", "perigee.team { senders = { { time", ["time_zone"]),
      ("", "perigee.team { senders = { {}, { quota = { per_h", ["per_hour"]),
      ("", "perigee.contacts { comp", ["company"]),
      ("", "perigee.filter { where = { stat", ["state", "status"]),
      ("", "perigee.plan { contacts = { emp", ["employees"]),
      ("", "perigee.plan { contacts = perigee.contacts { own", ["owner"]),
      ("", "perigee.blacklist.remove({ 'a' }, { c", ["confirmed"]),
      ("", "filters.number('employees', { at_", ["at_least", "at_most"]),
      ("", "number('employees', { at_least = 5, at_", ["at_most"]),
      ("", "fillers.greeting { fo", ["formal"]), ("", "fillers.greeting { lang", ["language"]),
      ("", "holidays.calendar('FR', {\n rules = { { wee", ["weekday"]),
    ])
  func keys(before: String, line: String, keys: [String]) throws {
    let repl = try repl()
    if !before.isEmpty {
      guard case .incomplete = repl.evaluate(before) else {
        Issue.record("\(before) is whole")
        return
      }
    }
    let found = repl.complete(line, cursor: line.utf8.count)
    #expect(found.candidates == keys)
    #expect(found.closing == " = ")
  }

  @Test(
    "Values, strings and other tables complete as they always did",
    arguments: [
      ("perigee.plan { mode = perigee.spr", ["perigee.spread"]),
      ("perigee.plan { fit = \"", ["truncate", "whole"]), ("perigee.plan { fit = 't", ["truncate"]),
      ("perigee.contacts { status = 'repl", ["replied"]),
      ("perigee.plan { sequence = 'in", ["intro"]), ("t = { perigee.ow", ["perigee.owners"]),
      ("perigee.plan { sequence = 'intro' }; perigee.ow", ["perigee.owners"]),
      ("json.enc", ["json.encode"]), ("require 'js", ["json"]),
    ])
  func values(line: String, candidates: [String]) throws {
    #expect(try repl().complete(line, cursor: line.utf8.count).candidates == candidates)
  }

  @Test("What was given up completes no more")
  func forgotten() throws {
    let repl = try repl()
    _ = repl.evaluate("perigee.plan {")
    repl.forget()
    #expect(repl.complete("sequ", cursor: 4).candidates == [])
  }
}
