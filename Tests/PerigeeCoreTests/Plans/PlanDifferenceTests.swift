import PerigeeCore
import TestSupport
import Testing

@Suite("What differs between two plans")
struct PlanDifferenceTests {
  /// A team and its contacts, every part of which can be changed.
  struct Facts {
    /// Address, first name, city, owner.
    var rows = [
      ("a@x.example", "Ann", "Lyon", "anna@acme.example"), ("b@x.example", "Ben", "", ""),
      ("c@x.example", "Cy", "Nice", "bo@acme.example"), ("out@y.example", "Out", "Nice", ""),
    ]
    var world: PlanWorld

    init() throws {
      world = try PlanWorld(variables: ["first_name", "city"])
      let email = EmailTemplate(
        subject: try Template("Hi {{ first_name }}"), text: try Template("Hello"),
        html: try Template("<p>Hello</p>"))
      world.sequence.steps = [
        Step(content: .email(email)),
        Step(content: .task(try Template("Call {{ city | default: \"them\" }}")), after: 2),
      ]
      world.blacklist = [try entry("y.example", .customer)]
    }

    func entry(_ domain: String, _ reason: BlacklistEntry.Reason) throws -> BlacklistEntry {
      BlacklistEntry(
        subject: .domain(domain), reason: reason, addedBy: world.team.senders[0].email,
        addedAt: world.request.now)
    }

    mutating func edit(_ contact: String, _ text: String) throws {
      world.edits.append(
        StepEdit(
          contact: try EmailAddress(contact), sequence: "intro", step: 1, text: text))
    }

    mutating func ask(for emails: [String], lists: [String] = []) throws {
      world.request.contacts = ContactSelection(
        .gathered(lists: lists, emails: try emails.map { try EmailAddress($0) }))
    }

    mutating func changeText(_ change: (inout EmailTemplate) throws -> Void) throws {
      guard case .email(var email) = world.sequence.steps[0].content else { return }
      try change(&email)
      world.sequence.steps[0].content = .email(email)
    }

    func plan() throws -> Plan {
      var world = world
      for (email, name, city, owner) in rows {
        try world.add(email, values: [name, city], owner: owner.isEmpty ? nil : owner)
      }
      return try world.plan()
    }
  }

  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let wanted: [String]
    let before: @Sendable (inout Facts) throws -> Void
    let change: @Sendable (inout Facts) throws -> Void

    init(
      _ name: String, _ wanted: [String],
      before: @escaping @Sendable (inout Facts) throws -> Void = { _ in },
      _ change: @escaping @Sendable (inout Facts) throws -> Void
    ) {
      testDescription = name
      self.wanted = wanted
      self.before = before
      self.change = change
    }
  }

  static let texts = [
    Case("a body", [#"step 1's body changed: "Hello" → "Goodbye""#]) {
      try $0.changeText { $0.text = try Template("Goodbye") }
    },
    Case("a subject", [#"step 1's subject changed: "Hi {{ first_name }}" → "You""#]) {
      try $0.changeText { $0.subject = try Template("You") }
    },
    Case("an HTML body that goes", [#"step 1's HTML changed: "<p>Hello</p>" → none"#]) {
      try $0.changeText { $0.html = nil }
    },
    Case(
      "an accent in other code points",
      ["step 1's body changed: \"Caf\u{e9}\" → \"Cafe\u{301}\" (in other code points)"],
      before: { try $0.changeText { $0.text = try Template("Caf\u{e9}") } }
    ) { try $0.changeText { $0.text = try Template("Cafe\u{301}") } },
    Case("a line break", [#"step 1's body changed: "Hello" → "Hel\nlo""#]) {
      try $0.changeText { $0.text = try Template("Hel\nlo") }
    },
    Case(
      "a task's text",
      [#"step 2's body changed: "Call {{ city | default: "them" }}" → "Call""#]
    ) { $0.world.sequence.steps[1].content = .task(try Template("Call")) },
    Case(
      "when a step is wanted",
      [
        "step 2 changed: a task 2 working days later → a task 2 working days later at 15:00",
        "a@x.example: step 2 moves: Wed 25 Nov 2026 09:00 (Europe/Paris) → Wed 25 Nov 2026 15:00 (Europe/Paris)",
        "b@x.example: step 2 moves: Wed 25 Nov 2026 09:00 (Europe/Paris) → Wed 25 Nov 2026 15:00 (Europe/Paris)",
        "c@x.example: step 2 moves: Wed 25 Nov 2026 09:00 (Europe/Paris) → Wed 25 Nov 2026 15:00 (Europe/Paris)",
      ]
    ) { $0.world.sequence.steps[1].hour = 15 },
    Case("an edit", [#"a@x.example: step 1: text edited: own body "Mine""#]) {
      try $0.edit("a@x.example", "Mine")
    },
    Case(
      "an edit with a variable of its own",
      [
        #"a@x.example: step 1: text edited: own body "Mine in {{ city }}""#
      ]
    ) { try $0.edit("a@x.example", "Mine in {{ city }}") },
    Case("an edit of somebody who is not in the plan", []) {
      try $0.edit("out@y.example", "Hello {{ last_name | default: \"you\" }}")
    },
    Case("a value", [#"b@x.example: first_name "Ben" → "Zed""#]) { $0.rows[1].1 = "Zed" },
    Case("a value with a default", [#"a@x.example: city "Lyon" → none"#]) { $0.rows[0].2 = "" },
  ]

  static let settings = [
    Case("a sender's name", ["name anna → Annabel"]) {
      $0.world.team.senders[0].name = "Annabel"
    },
    Case("a signature", [#"signature none → "Anna\nAcme""#]) {
      $0.world.team.senders[0].signature = Signature(text: "Anna\nAcme")
    },
    Case(
      "a signature that is the word for none",
      [#"signature none → "none""#, #"HTML signature none → "<b>A</b>""#]
    ) { $0.world.team.senders[0].signature = Signature(text: "none", html: "<b>A</b>") },
    Case("where answers go", ["reply-to none → sales@acme.example"]) {
      $0.world.team.senders[0].replyTo = try EmailAddress("sales@acme.example")
    },
    Case("the signature of somebody who sends nothing", []) {
      $0.world.team.senders[1].signature = Signature(text: "Bo")
    },
    Case("where people unsubscribe", ["address to unsubscribe none → out@acme.example"]) {
      $0.world.team.unsubscribe = Unsubscribe(
        mailto: try EmailAddress("out@acme.example"), key: .environment("KEY"), keyID: "a")
    },
    Case(
      "the key of unsubscribing, which may change", [],
      before: {
        $0.world.team.unsubscribe = Unsubscribe(
          mailto: try EmailAddress("out@acme.example"), key: .environment("KEY"), keyID: "a")
      }
    ) {
      $0.world.team.unsubscribe = Unsubscribe(
        mailto: try EmailAddress("out@acme.example"), key: .file("key"), keyID: "b")
    },
    Case("a quota that moves nothing", ["quota 50/hour, 400/day → 50/hour"]) {
      $0.world.team.senders[0].quota = Quota(perHour: 50, perDay: nil)
    },
    Case("hours that move nothing", ["hours 09:00-18:00 → 09:00-20:00"]) {
      $0.world.team.senders[0].window.hours = 9..<20
    },
    Case("days that move nothing", ["days mon-fri → mon-sat"]) {
      $0.world.team.senders[0].window.days.insert(.saturday)
    },
    Case("a closed day that moves nothing", ["closed days none → 2026-12-25"]) {
      $0.world.team.senders[0].window.closed = [try #require(Day(iso: "2026-12-25"))]
    },
    Case("a sender's zone with the same clock", ["time zone Europe/Paris → Europe/Berlin"]) {
      $0.world.team.senders[0].zone = try SystemZones.zone("Europe/Berlin")
    },
    Case("the team's zone with the same clock", ["time zone Europe/Paris → Europe/Berlin"]) {
      $0.world.team.zone = try SystemZones.zone("Europe/Berlin")
    },
    Case("settings of somebody who sends nothing", []) {
      $0.world.team.senders[1].quota = Quota(perHour: 1, perDay: 1)
    },
    Case("the safeguard", ["safeguard any → off"]) { $0.world.sequence.safeguard = .off },
    Case("the seed", ["seed 1 → 2"]) { $0.world.request.seed = 2 },
    Case("the mode", ["mode asap → 9/day"]) {
      $0.world.request.mode = .spread(Spread(perDay: 9, perHour: nil))
    },
    Case("list and filter", ["list all → none", "filter none → large"]) {
      $0.world.request.contacts = .filter("large")
    },
    Case(
      "list and addresses",
      [
        "list all → none",
        "contacts none → 4 addresses: a@x.example, b@x.example, c@x.examp…",
      ]
    ) { try $0.ask(for: ["a@x.example", "b@x.example", "c@x.example", "out@y.example"]) },
    Case(
      "addresses and everybody",
      ["contacts 4 addresses: a@x.example, b@x.example, c@x.examp… → none"],
      before: { try $0.ask(for: ["a@x.example", "b@x.example", "c@x.example", "out@y.example"]) }
    ) { $0.world.request.contacts = ContactSelection(.all) },
    Case(
      "an address besides a list", ["contacts none → out@y.example"]
    ) { try $0.ask(for: ["out@y.example"], lists: ["all"]) },
    Case("an authorization", ["authorize false → true"]) { $0.world.request.authorize = true },
  ]

  static let contacts = [
    Case("an owner", ["b@x.example: owner nobody → anna@acme.example"]) {
      $0.rows[1].3 = "anna@acme.example"
    },
    Case(
      "the values of an exclusion",
      [
        "out@y.example: excluded for other reasons: y.example is blacklisted (customer) → "
          + "y.example is blacklisted (other)"
      ]
    ) { $0.world.blacklist = [try $0.entry("y.example", .other)] },
    Case(
      "somebody left out who is not meant any more",
      [
        "out@y.example: was excluded: blacklisted"
      ]
    ) { $0.rows.removeLast() },
    Case("somebody new who is left out", ["new@y.example: excluded: blacklisted"]) {
      $0.rows.append(("new@y.example", "New", "", ""))
    },
    Case("the last contact is left out", ["c@x.example: now excluded: blacklisted"]) {
      $0.world.blacklist.append(
        BlacklistEntry(
          subject: .address(try EmailAddress("c@x.example")), reason: .other,
          addedBy: $0.world.team.senders[0].email, addedAt: $0.world.request.now))
    },
    Case(
      "the order of those who are left out", ["the same contacts stand in another order"],
      before: { $0.rows.append(("p@y.example", "P", "", "")) }
    ) {
      $0.rows.append(("p@y.example", "P", "", ""))
      $0.rows.swapAt($0.rows.count - 2, $0.rows.count - 1)
    },
  ]

  private func lines(_ difference: PlanDifference) -> [String] {
    difference.changes.map { entry in
      (entry.contact.map { "\($0): " } ?? "") + entry.change.words
    }
  }

  @Test(
    "Everything that changes a digest is named, and nothing else",
    arguments: texts + settings + contacts)
  func named(_ wanted: Case) throws {
    var (before, after) = (try Facts(), try Facts())
    try wanted.before(&before)
    try wanted.change(&after)
    let (old, new) = (try before.plan(), try after.plan())
    let difference = PlanDifference(from: PlanDocument(old), to: PlanDocument(new))
    #expect(lines(difference) == wanted.wanted)
    #expect(difference.isEmpty == (old.digest == new.digest))
  }

  @Test("Long texts are shown from where they differ, and JSON has them whole")
  func long() throws {
    let beginning = String(repeating: "All the same. ", count: 20)
    let plans = try ["first end", "other end"].map { end in
      var facts = try Facts()
      try facts.changeText { $0.text = try Template(beginning + end) }
      return PlanDocument(try facts.plan())
    }
    let difference = PlanDifference(from: plans[0], to: plans[1])
    #expect(
      difference.text() == """
        texts and steps of the sequence: 1
          ~  sequence intro  step 1's body changed: "…l the same. first end" → "…l the same. other end"
        1 difference; no contact differs otherwise

        """)
    let json = try JSONWriter.text { try difference.write(to: &$0) }
    #expect(
      json.contains(#""change": "text", "of": "step 1 body", "from": "\#(beginning)first end""#))
  }

  @Test("Many changes are counts with examples, each kind with its own")
  func counts() throws {
    let documents = try ["Ann", "Bea"].map { name in
      var facts = try Facts()
      for index in 0..<60 { facts.rows.append(("r\(index)@x.example", name, "", "")) }
      if name == "Bea" { facts.rows[1].3 = "bo@acme.example" }
      return PlanDocument(try facts.plan())
    }
    let text = PlanDifference(from: documents[0], to: documents[1]).text(limit: 2)
    #expect(text.contains("value of first_name: 60\n"))
    #expect(text.contains("  … and 58 more\n"))
    #expect(text.contains("owner before the plan: 1\n"))
    #expect(text.hasSuffix("61 differences; 61 contacts differ\n"))
  }

  @Test("Two plans differ in what was changed and in nothing else", arguments: 0..<60)
  func property(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let all = Self.texts + Self.settings + Self.contacts
    var facts = [try Facts(), try Facts()]
    for index in 0..<2 {
      for change in all where Int.random(in: 0..<12, using: &random) == 0 {
        try change.change(&facts[index])
      }
    }
    let (old, new) = (try facts[0].plan(), try facts[1].plan())
    let difference = PlanDifference(from: PlanDocument(old), to: PlanDocument(new))
    #expect(difference.isEmpty == (old.digest == new.digest), "\(difference.text())")
    // Contact by contact, from the plans themselves.
    var wanted: Set<String> = []
    let variables = Set(old.variables).intersection(new.variables).sorted()
    let (before, after) = (try SlowPlan(old, variables), try SlowPlan(new, variables))
    for contact in Set(before.facts.keys).union(after.facts.keys)
    where before.facts[contact] != after.facts[contact] {
      wanted.insert(contact)
    }
    #expect(Set(difference.changes.compactMap(\.contact)) == wanted, "\(difference.text())")
  }
}

/// A plan as texts by contact, written out from the plan and not from its document.
private struct SlowPlan {
  var facts: [String: [String]] = [:]

  /// - Parameter variables: those that both plans mention.
  init(_ plan: Plan, _ variables: [String]) throws {
    for row in 0..<plan.count {
      let sender = plan.senders[plan.sender(of: row)].sender.email.text
      let times = (0..<plan.steps).map { "\(plan.time(row, step: $0).milliseconds)" }
      let values = variables.compactMap { name in
        plan.value(name, of: row).map { "\(name)=\($0)" }
      }
      let edits = (plan.edits[row] ?? []).map { "\($0)" }
      facts[plan.contact(row).text] =
        [sender, plan.previousOwner(row)?.text ?? ""] + times + values + edits
    }
    for excluded in plan.excluded {
      facts[excluded.contact.text] = ["out"] + excluded.reasons.map(\.detail)
    }
  }
}
