import TestSupport
import Testing

@Suite("Mails in scripts, and what automations hear of contacts in no sequence")
struct MailScriptTests {
  private func program(_ files: [String: String] = [:], engaged: Bool = true) throws -> Program {
    let program = try Program(
      [
        "sequences/intro.lua": Program.sequence("intro"), "c.csv": Program.contacts(3),
        "reply.eml": Self.mail("c1@x.example", "Yes, let us talk on Monday."),
        "stranger.eml": Self.mail("zed@elsewhere.example", "Who are you?"),
      ].merging(files) { $1 })
    #expect(try program.run("import", "c.csv", "--list", "all").code == 0)
    if engaged {
      let outcome = try program.run(
        "engage", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
        "--yes")
      #expect(outcome.code == 0, "\(outcome)")
    }
    return program
  }

  private static func mail(_ from: String, _ text: String) -> String {
    "From: \(from)\nTo: anna@acme.example\nSubject: Re: Hi\n"
      + "Date: Mon, 23 Nov 2026 08:30:00 +0100\nMessage-ID: <\(from)>\n\n\(text)\n"
  }

  @Test("A script lists mails and takes one for something else, by the rights of who runs it")
  func script() throws {
    let program = try program([
      "scripts/mails.lua": """
      local perigee = require "perigee"
      for _, mail in ipairs(perigee.mails()) do
        print(mail.id, mail.verdict, mail.contact, mail.from, mail.subject, mail.text)
      end
      print(#perigee.mails { unmatched = true }, #perigee.mails { contact = "c1@x.example" })
      local mail = perigee.mails { contact = "c1@x.example", limit = 1 }[1]
      print(mail:reclassify("other").verdict)
      print(perigee.contact("c1@x.example").status)
      print(select(2, pcall(function() return mail:reclassify("nonsense") end)))
      """
    ])
    let applied = try program.run("inbox", "--eml", "reply.eml", "stranger.eml", "--apply")
    #expect(applied.code == 0, "\(applied)")
    let again = try program.run("inbox", "--eml", "reply.eml", "--apply")
    #expect(
      again.output == "read before: mail 1; perigee inbox show MAIL says what became of it\n")
    let json = try program.run("inbox", "--eml", "reply.eml", "--apply", "--format", "json")
    #expect(json.output.contains(#""id": 1"#), "\(json)")
    let run = try program.run("run", "scripts/mails.lua")
    #expect(run.code == 0, "\(run)")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(
      lines.first == "1\treply\tc1@x.example\tc1@x.example\tRe: Hi\tYes, let us talk on Monday.",
      "\(run.output)")
    #expect(lines.dropFirst().first?.hasPrefix("2\treply\tnil\tzed@elsewhere.example") == true)
    #expect(lines.contains("1\t1") && lines.contains("other"), "\(run.output)")
    #expect(run.output.contains("unsubscribe"), "\(run.output)")
    #expect(try program.run("log").output.contains("reclassify"))
  }

  @Test("Who is in no sequence and answers, or wants no more, wakes automations")
  func unengaged() throws {
    let listening = { (kind: String) in
      """
      local perigee = require "perigee"
      return perigee.automation {
        name = "on_\(kind)", on = "\(kind)", run = function(ctx) return ctx.event.contact end,
      }
      """
    }
    let program = try program(
      [
        "automations/reply.lua": listening("reply"),
        "automations/unsubscribe.lua": listening("unsubscribe"),
        "off.eml": Self.mail("c2@x.example", "Please unsubscribe me from this list."),
      ], engaged: false)
    #expect(
      try program.run("inbox", "--eml", "reply.eml", "off.eml", "stranger.eml", "--apply").code == 0
    )
    #expect(
      try program.run("blacklist", "add", "c3@x.example", "--reason", "unsubscribed").code == 0)
    // One that stands already tells nobody again.
    _ = try program.run("blacklist", "add", "c3@x.example", "--reason", "unsubscribed")
    let due = try program.run("automations", "due", "--once")
    #expect(due.code == 0, "\(due)")
    let heard = try program.run("automations", "runs", "--format", "json").output
    #expect(due.output.split(separator: "\n").count == 3, "\(due.output)\(heard)")
  }
}
