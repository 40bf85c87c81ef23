import TestSupport
import Testing

@Suite("perigee test drives automations")
struct AutomationTestingTests {
  private static let files = [
    "sequences/intro.lua": Program.sequence("intro"),
    "automations/monday.lua": """
    local perigee = require "perigee"
    return perigee.automation {
      name = "monday", every = "day at 08:30", working_days = "team", limits = { contacts = 2 },
      run = function(ctx)
        return ctx.propose(perigee.plan {
          sequence = "intro", contacts = perigee.list "new", senders = perigee.me(),
        }, "for " .. ctx.at:sub(1, 10))
      end,
    }
    """,
    "automations/replied.lua": """
    local perigee = require "perigee"
    return {
      perigee.automation {
        name = "replied", on = "reply", where = { company = "Acme" },
        run = function(ctx) return ctx.event.contact end,
      },
      perigee.automation {
        name = "web", on = "contacts_imported", where = { list = "web" },
        run = function()
          return perigee.plan {
            sequence = "intro", contacts = perigee.list "new", senders = perigee.me(),
          }:engage()
        end,
      },
    }
    """,
  ]

  private func run(_ cases: String) throws -> ProcessOutcome {
    let program = try Program(Self.files)
    try program.write(
      """
      local perigee, test = require "perigee", require "perigee.test"
      local function contacts(count)
        local list = {}
        for n = 1, count do list[n] = { email = "c" .. n .. "@x.example", company = "Acme" } end
        test.contacts(list, "new")
      end
      \(cases)
      """, to: "automations/all_test.lua")
    return try program.run("test", now: nil)
  }

  @Test("A moment, an event and a grant do what they would do")
  func all() throws {
    let outcome = try run(
      """
      test.case("a moment proposes", function()
        contacts(2)
        local ran = test.tick("monday", "2026-01-06 08:30")
        test.eq(#ran.proposals, 1)
        test.eq(ran.proposals[1].contacts, 2)
        test.eq(ran.proposals[1].why, "for 2026-01-06")
        test.eq(ran.log[1].action, "propose")
      end)
      test.case("a closed day is left out", function()
        local ran, why = test.tick("monday", "2026-01-10 08:30")
        test.eq(ran, nil)
        test.eq(why, "closed")
      end)
      test.case("its limits hold", function()
        contacts(3)
        test.raises(function() test.tick("monday") end, "limits.contacts")
      end)
      test.case("an event wakes what waits for it", function()
        contacts(1)
        test.eq(test.emit("reply", { contact = "c1@x.example" })[1].result, "c1@x.example")
        test.contacts { { email = "d@y.example", company = "Other" } }
        test.eq(#test.emit("reply", { contact = "d@y.example" }), 0)
        test.eq(#test.emit("contacts_imported", { list = "other" }), 0)
      end)
      test.case("a grant allows a number", function()
        contacts(2)
        test.raises(function() test.emit("contacts_imported", { list = "web" }) end, "may propose plans")
        test.grant("web", 1, 1)
        test.raises(function() test.emit("contacts_imported", { list = "web" }) end, "1 contact at once")
        test.grant("web", 2, 1)
        test.eq(test.emit("contacts_imported", { list = "web" })[1].log[1].action, "engage")
      end)
      test.case("mistakes have words", function()
        test.raises(function() test.tick "mondy" end, "Did you mean monday?")
        test.raises(function() test.tick "web" end, "test.emit is for events")
        test.raises(function() test.emit "replies" end, "Did you mean reply?")
        test.raises(function() test.emit("reply", { contct = "x" }) end, "contact")
      end)
      """)
    #expect(outcome.code == 0, "\(outcome)")
    #expect(outcome.output.hasSuffix("6 cases in 1 file, all right\n"), "\(outcome)")
  }

  @Test("What a run is told is closed, and nothing of it is missing")
  func context() throws {
    let program = try Program([
      "automations/a.lua": """
      local perigee = require "perigee"
      return perigee.automation {
        name = "a", every = "1 hour",
        run = function(ctx)
          assert(ctx.event == nil and #ctx.events == 0 and ctx.automation == "a")
          return ctx.evnt
        end,
      }
      """
    ])
    let outcome = try program.run("automations", "test", "a")
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("ctx has no field \"evnt\". Did you mean event?"), "\(outcome)")
  }
}
