import PerigeeCore
import Testing

@Suite("A plan's document")
struct PlanDocumentTests {
  /// One contact planned with a task, one who changes hands, and two who are left out.
  private func plan(contacts: ContactSelection) throws -> Plan {
    var world = try PlanWorld()
    let task = Step(content: .task(try Template("Call {{ first_name }}")), after: 1)
    world.sequence.steps.append(task)
    world.request.contacts = contacts
    try world.add("a@x.example", owner: "anna@acme.example")
    try world.add("b@x.example", owner: "bo@acme.example")
    try world.add("c@x.example", values: [""], bounced: true)
    try world.add("d@x.example", status: .disqualified)
    return try world.plan()
  }

  private func bytes(_ plan: Plan) throws -> [UInt8] {
    final class Sink { var bytes: [UInt8] = [] }
    let sink = Sink()
    try PlanFile.write(plan) { sink.bytes += $0 }
    return sink.bytes
  }

  @Test("What a plan's file reads back as is what is made of the plan itself")
  func agrees() throws {
    let emails = try ["a", "b", "c", "d"].map { try EmailAddress("\($0)@x.example") }
    let condition = ContactCondition(field: "country", value: "a=b")
    for contacts in [
      ContactSelection.list("all"), .filter("large"), .emails(emails), ContactSelection(.all),
      ContactSelection(.gathered(lists: ["b", "a"], emails: [emails[3]]), filters: ["large"]),
      ContactSelection(.emails(emails), filters: ["x"], conditions: [condition]),
      ContactSelection(.list("all"), leftOut: [emails[2]]),
    ] {
      let plan = try plan(contacts: contacts)
      let document = PlanDocument(plan)
      #expect(try PlanFile.decode(bytes(plan)) == document)
      #expect(document.selection == contacts)
      #expect(document.sendings.map(\.kind) == [nil, nil, "task", "task"])
      #expect(document.excluded.map(\.contact) == ["c@x.example", "d@x.example"])
      #expect(document.ownerChanges.map(\.from) == ["bo@acme.example"])
      #expect(document.contacts.sorted() == emails.map(\.text))
    }
  }

  @Test("A fit or a digest that is none makes the file no plan, and nothing is taken for it")
  func malformed() throws {
    let text = String(decoding: try bytes(plan(contacts: .list("all"))), as: UTF8.self)
    for (old, new, key) in [
      ("\"fit\": \"whole\"", "\"fit\": \"half\"", "request.fit"),
      ("\"digest\": \"", "\"digest\": \"x", "digest"),
    ] {
      let changed = text.replacing(old, with: new)
      #expect(throws: PlanFile.Fault.notAPlan(reason: "its \"\(key)\" is not as saved")) {
        try PlanFile.decode(Array(changed.utf8))
      }
    }
  }

  @Test("A file of another format is refused as that, and is no difference")
  func format() throws {
    let text = String(decoding: try bytes(plan(contacts: .list("all"))), as: UTF8.self)
    #expect(text.hasPrefix("{\n  \"format\": 2,\n"))
    // What 0.1.0 wrote has no such member, nor the others that came with it.
    let old = text.replacing("  \"format\": 2,\n", with: "")
    for (file, found) in [(old, 1), (text.replacing("\"format\": 2", with: "\"format\": 3"), 3)] {
      #expect(throws: PlanFile.Fault.format(found)) { try PlanFile.decode(Array(file.utf8)) }
    }
    #expect(throws: PlanFile.Fault.notAPlan(reason: "it has no \"format\"")) {
      try PlanFile.decode(Array("{}".utf8))
    }
  }

  @Test("A plan file shows the texts of its steps, its senders' settings, values and owners")
  func shows() throws {
    let text = String(decoding: try bytes(plan(contacts: .list("all"))), as: UTF8.self)
    for line in [
      #"{"step": 1, "after": 0, "hour": null, "subject": "Hello {{ first_name }}", "#
        + #""text": "Body", "html": null}"#,
      #"{"step": 2, "kind": "task", "after": 1, "hour": null, "text": "Call {{ first_name }}"}"#,
      #"{"contact": "b@x.example", "owner": "bo@acme.example", "values": {"first_name": "Ann"}}"#,
      #"{"email": "anna@acme.example", "name": "anna", "time_zone": "Europe/Paris", "#
        + #""quota": {"per_hour": 50, "per_day": 400}, "window": {"days": ["mon", "tue", "wed", "#
        + #""thu", "fri"], "hours": "09:00-18:00", "closed": []}, "contacts": 2, "#,
    ] {
      #expect(text.contains(line), "\(line)")
    }
  }

  @Test("Equal digests are no difference, and a refusal lists all that differs")
  func cause() throws {
    let document = PlanDocument(try plan(contacts: .list("all")))
    let none = PlanDifference(from: document, to: document)
    #expect(none.isEmpty && none.text() == "no difference\n")
    var other = PlanDocument(try plan(contacts: .list("others")))
    let some = PlanDifference(from: document, to: other)
    #expect(some.changes.map(\.change) == [.request(part: "list", from: "all", to: "others")])
    #expect(some.cause == some.text())
    // A digest that differs while nothing shown does is told as that.
    other.request = document.request
    let unnamed = PlanDifference(from: document, to: other)
    #expect(unnamed.changes.map(\.change) == [.digest(from: document.digest, to: other.digest)])
  }

  @Test("A contact's preview is its emails, or why it gets none")
  func preview() throws {
    let plan = try plan(contacts: .list("all"))
    let enrolled = try #require(try plan.preview(of: EmailAddress("a@x.example")))
    #expect(
      try JSONWriter.text { try enrolled.write(to: &$0) } == """
        {
          "contact": "a@x.example",
          "emails": [
            {"step": 1, "sender": "anna@acme.example", "at": "2026-11-23T09:00:00.000+01:00", \
        "subject": "Hello Ann", "text": "Body", "html": null},
            {"step": 2, "sender": "anna@acme.example", "at": "2026-11-24T09:00:00.000+01:00", \
        "task": "Call Ann"}
          ]
        }

        """)
    #expect(
      enrolled.text() == """
        Step 1  Mon 23 Nov 2026 09:00 (Europe/Paris)
        From:    anna <anna@acme.example>
        To:      a@x.example
        Subject: Hello Ann

        Body

        Step 2  Tue 24 Nov 2026 09:00 (Europe/Paris)
        Task:    Call Ann


        """)
    let excluded = try #require(try plan.preview(of: EmailAddress("d@x.example")))
    #expect(
      try JSONWriter.text { try excluded.write(to: &$0) } == """
        {
          "contact": "d@x.example",
          "reasons": [
            {"code": "disqualified", "detail": "the contact's status is disqualified", \
        "cure": "authorize this engagement, or change the status"}
          ]
        }

        """)
    #expect(
      excluded.text() == """
        d@x.example is excluded:
          disqualified: the contact's status is disqualified; authorize this engagement, or change \
        the status

        """)
    #expect(try plan.preview(of: EmailAddress("z@x.example")) == nil)
  }
}
