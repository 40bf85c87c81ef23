import TestSupport
import Testing

@Suite("Saved plans in scripts")
struct SavedPlanTests {
  private static let saved = """
    local order = { sequence = "intro", contacts = perigee.list "spring", senders = perigee.me() }
    local plan = perigee.plan(order)
    plan:save "plans/spring.plan"
    local saved = perigee.load_plan "plans/spring.plan"

    """

  @Test("A saved plan tells what it is and is engaged as it was saved, once")
  func engage() throws {
    let printed = try ScriptWorld().run(
      Self.saved + """
        print(saved.digest == plan.digest, saved.sequence, saved.contacts, saved.emails, #saved)
        print(perigee.diff(saved, plan).count, perigee.diff(plan, saved).count)
        print(saved.first, saved)
        print(saved:engage())
        print(saved:engage().is_new, plan:engage().is_new)
        """)
    let lines = printed.split(separator: "\n")
    #expect(lines[0] == "true\tintro\t3\t6\t3" && lines[1] == "0\t0", "\(printed)")
    #expect(
      lines[2].hasPrefix("2026-11-23T11:00:00.000+01:00\tPlan of intro: 3 contacts, 6 emails; "),
      "\(printed)")
    #expect(lines[3].hasPrefix("  from Mon 23 Nov 2026 11:00 (Europe/Paris) to "), "\(printed)")
    #expect(
      printed.contains("engaged: engagement 1, 3 contacts, 6 sendings\nfalse\tfalse\n"),
      "\(printed)")
  }

  @Test("Where the world has changed nothing is committed, and the difference is told")
  func changed() throws {
    let failure = try ScriptWorld().failure(
      Self.saved + """
        perigee.blacklist.add "ann@x.example"
        saved:engage()
        """)
    #expect(failure.contains("the plan is not what would be planned now"), "\(failure)")
    #expect(failure.contains("ann@x.example"), "\(failure)")
  }

  @Test(
    "A file that is none, is damaged or lies elsewhere is told",
    arguments: [
      ("nope.plan", "No such file"), ("perigee.lua", "perigee.lua"), ("../x.plan", "below it"),
    ])
  func faults(path: String, words: String) throws {
    let failure = try ScriptWorld().failure("perigee.load_plan '\(path)'")
    #expect(failure.contains(words), "\(failure)")
  }
}
