import Foundation
import TestSupport
import Testing

// Why a contact is where it is.
extension PlanTests {
  static let unsubscribe = """
     unsubscribe = {
      mailto = "out@acme.example", key_id = "a", key = perigee.secret { env = "KEY" },
    },
    """

  @Test("explain says what chose a contact and why its email is where it is")
  func explain() throws {
    let program = try program(contacts: 60)
    try program.run(["engage"] + Self.request + ["--yes"])
    let text = try program.run("explain", "c60@x.example").output
    #expect(text.contains("chosen by list all"))
    #expect(text.contains("1 hour: the sender's quota of 50 an hour"), "\(text)")
  }

  @Test("explain keeps to the settings of the plan, and says beside them what today's are")
  func explainAfterChange() throws {
    let program = try program(contacts: 60)
    try program.run(["engage"] + Self.request + ["--yes"])
    let more = #" reply_to = "sales@acme.example","# + Self.unsubscribe
    try program.write(
      Program.team(quota: "{ per_hour = 5, per_day = 20 }", more: more), to: "perigee.lua")
    let text = try program.run("explain", "c60@x.example").output
    for wanted in [
      "planned under 50/hour, 400/day; mon-fri 09:00-18:00 (Europe/Paris)",
      "today: quota 50/hour, 400/day → 5/hour, 20/day; reply-to none → sales@acme.example; "
        + "the team's address to unsubscribe none → out@acme.example",
      "step 1  Mon 23 Nov 2026 10:10 (Europe/Paris)  wanted Mon 23 Nov 2026 08:40 (Europe/Paris); "
        + "held back by the sender's quota of 50 an hour "
        + "(today's quota: 5 an hour and 20 in 24 hours)",
    ] {
      #expect(text.contains(wanted), "\(text)")
    }
    // The program's own times agree, each with its zone.
    #expect(try program.run("report", "intro").output.contains("times in Europe/Paris"))
  }

  @Test("explain screens somebody who is in no plan now, and tells an address that is no contact's")
  func explainNow() throws {
    let program = try program()
    try program.run("blacklist", "add", "c1@x.example")
    try program.run("set", "c1@x.example", "owner=")
    let text = try program.run("explain", "c1@x.example", "--sequence", "intro").output
    #expect(text.contains("never engaged in a sequence"))
    #expect(text.contains("intro, if it were planned now:\n  blacklisted: c1@x.example"), "\(text)")
    #expect(text.contains("no_sender, with --senders owners: the contact has no owner"), "\(text)")
    let json = try program.run(
      "explain", "c1@x.example", "--sequence", "intro", "--format", "json"
    ).json
    let screening = try #require(json["screening"] as? [String: Any])
    #expect(
      (screening["reasons"] as? [[String: Any]])?.map { $0["code"] as? String } == ["blacklisted"])
    let fine = try program.run("explain", "c2@x.example", "--sequence", "intro").output
    #expect(fine.contains("nothing would keep it out"))
    #expect(try program.run("explain", "c2@x.example").output.contains("--sequence NAME"))
    let unknown = try program.run("explain", "zoe@x.example", "--sequence", "intro")
    #expect(unknown.code == 1 && unknown.error.contains("zoe@x.example is no contact"))
    let sequence = try program.run("explain", "c2@x.example", "--sequence", "intor")
    #expect(sequence.code == 1 && sequence.error.contains("Did you mean intro?"))
  }

  @Test("A plan engaged from a file still says which filter at which line chose a contact")
  func explainPlanFile() throws {
    let filter = """
      local perigee = require "perigee"
      return perigee.filter { name = "named", where = { first_name = perigee.present() } }
      """
    let program = try program(["rules/named.lua": filter])
    try program.run(
      "preview", "intro", "--filter", "named", "--senders", "me", "--start", "now", "--mode",
      "asap",
      "--save", "a.plan")
    try program.run("engage", "--plan", "a.plan", "--yes")
    let text = try program.run("explain", "c1@x.example").output
    #expect(text.contains("chosen by filter named (rules/named.lua:2)"), "\(text)")
  }
}
