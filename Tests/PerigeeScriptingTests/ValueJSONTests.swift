import PerigeeCore
import PerigeeScripting
import PerigeeSession
import PerigeeWorkspace
import TestSupport
import Testing

@Suite("What a session answers, as JSON")
struct ValueJSONTests {
  @Test("What an import did: counts, and every issue with its line")
  func importSummary() throws {
    let world = try ScriptWorld([
      "more.csv": """
      Email,First Name,Contact owner
      ann@x.example,Ann,
      eve@v.example,Eve,nobody@acme.example
      no address,Fay,
      """
    ])
    let summary = try world.session.importContacts(
      ImportOrder(path: "\(world.workspace.path)/more.csv"))
    let json = try JSONWriter.text { try summary.write(to: &$0) }
    #expect(
      json.hasPrefix(
        """
        {
          "imported": 1,
          "updated": 0,
          "unchanged": 1,
          "rejected": [
            {"line": 4, "reason": "
        """))
    #expect(json.contains("  \"warnings\": [\n    {\"line\": 3, \"reason\": \"the owner "))
    #expect(!json.contains("rejected_count") && !json.contains("warning_count"))
    #expect(summary.text().hasPrefix("imported 1, updated 0, unchanged 1, rejected 1, 1 warning\n"))
  }

  @Test("Why a contact's emails are where they are, before and after an engagement")
  func contactExplanation() throws {
    let world = try ScriptWorld()
    let ann = try EmailAddress("ann@x.example")
    let before = try world.session.explain(ann)
    #expect(
      try JSONWriter.text { try before.write(to: &$0) } == """
        {
          "contact": "ann@x.example",
          "status": "new",
          "owner": "anna@acme.example",
          "bounced": false,
          "blacklisted": null,
          "enrollments": []
        }

        """)
    let order = PlanOrder(
      sequence: "intro", contacts: SelectedContacts(.emails([ann])), senders: .me)
    _ = try world.session.engage(world.session.plan(order))
    let json = try JSONWriter.text { try world.session.explain(ann).write(to: &$0) }
    #expect(
      json.contains(
        """
            {"sequence": "intro", "state": "added", "engagement": 1, "sender": "anna@acme.example", \
        "committed_sender": "anna@acme.example", "previous_owner": "anna@acme.example", "chosen_by": "1 address", \
        "senders_by": "my account (anna@acme.example)", "fillers": {}, "steps": [{"step": 1, \
        "wanted": "2026-11-23T10:40:00.000+01:00", "at": "2026-11-23T11:00:00.000+01:00", \
        "binding": null, "waits": []}, {"step": 2,
        """), "\(json)")
  }

  @Test("A mistake of a workspace, and what came of a test")
  func findingAndOutcome() throws {
    let finding = Finding(
      location: SourceLocation(path: "perigee.lua", line: 12), message: "unknown key \"widow\"")
    #expect(
      try JSONWriter.text { try finding.write(to: &$0) } == """
        {
          "file": "perigee.lua",
          "line": 12,
          "column": null,
          "message": "unknown key \\"widow\\""
        }

        """)
    let world = try ScriptWorld([
      "rules/x_test.lua": """
      local test = require "perigee.test"
      test.case("holds", function() end)
      test.case("breaks #1", function() error("no", 0) end)
      """
    ])
    let run = TestRun(
      directory: world.workspace.path, user: nil, now: nil, pattern: nil, output: { _ in })
    try run.run("rules/x_test.lua")
    let texts = try run.outcomes.map { outcome in
      try JSONWriter.text { try outcome.write(to: &$0) }
    }
    #expect(
      texts.first == """
        {
          "file": "rules/x_test.lua",
          "case": "holds",
          "passed": true
        }

        """)
    let failed = try #require(texts.last)
    #expect(failed.contains("\"passed\": false,\n  \"failure\": \"rules/x_test.lua:3: no\\n"))
    #expect(run.outcomes.first?.text() == "  ✓ holds\n")
    #expect(run.outcomes.first?.protocolLines(number: 1) == "ok 1 - holds\n")
    let outcome = try #require(run.outcomes.last)
    #expect(outcome.text().hasPrefix("  ✗ breaks #1\n      rules/x_test.lua:3: no\n"))
    #expect(
      outcome.protocolLines(number: 2).hasPrefix(
        "not ok 2 - breaks \\#1\n# rules/x_test.lua:3: no\n"))
  }
}
