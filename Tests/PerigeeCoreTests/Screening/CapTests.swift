import PerigeeCore
import TestSupport
import Testing

/// Rule 13 (8+): "at most so many contacts of one company, domain or other value live or planned at
/// once".
@Suite("Caps")
struct CapTests {
  private static func cap(
    _ name: String = "two", _ measure: Cap.Measure = .variable("company"), atMost: Int = 2
  ) -> Cap {
    Cap(
      name: name, measure: measure, atMost: atMost, message: "enough",
      source: SourceLocation(path: "rules/caps.lua", line: 3))
  }

  private static func world(_ caps: [Cap]) throws -> PlanWorld {
    var world = try PlanWorld(variables: ["first_name", "company"])
    world.rules.caps = caps
    return world
  }

  @Test("The first that arrived have the places, and the others are told why they have none")
  func order() throws {
    var world = try Self.world([Self.cap()])
    for name in ["a", "b", "c", "d"] {
      try world.add("\(name)@x.example", values: ["Ann", "Acme"])
    }
    try world.add("e@x.example", values: ["Ann", "Beta"])
    #expect(try world.exclusions() == ["c@x.example": ["rule:two"], "d@x.example": ["rule:two"]])
    let reason = try #require(try world.plan().excluded.first?.reasons.first)
    #expect(
      reason.detail
        == "enough: at most 2 of Acme may be live or planned at once (rules/caps.lua:3)")
    #expect(
      reason.cure
        == "wait until one of them has ended, leave another out, or raise at_most of the cap two")
  }

  @Test("A blank value is not counted; capitals and blanks around a value make no other one")
  func values() throws {
    var world = try Self.world([Self.cap(atMost: 1)])
    let companies = [
      "", "", "  ", "\t ", "Müller AG", " MÜLLER ag ", "Mu\u{308}ller AG", "Muller AG",
    ]
    for (index, company) in companies.enumerated() {
      try world.add("c\(index)@x.example", values: ["Ann", company])
    }
    #expect(
      try world.exclusions() == ["c5@x.example": ["rule:two"], "c6@x.example": ["rule:two"]])
  }

  @Test("Who is left out anyhow takes no place, and is told of a cap that is full at its turn")
  func otherReasons() throws {
    var world = try Self.world([Self.cap(atMost: 1)])
    world.request.senders = .owners
    let owner = "bo@acme.example"
    try world.add("bounced@x.example", values: ["Ann", "Acme"], owner: owner, bounced: true)
    try world.add("nobody@x.example", values: ["Ann", "Acme"])
    try world.add("nameless@x.example", values: ["", "Acme"], owner: owner)
    try world.add("first@x.example", values: ["Ann", "Acme"], owner: owner)
    try world.add("second@x.example", values: ["Ann", "Acme"], owner: owner)
    try world.add("late@x.example", values: ["Ann", "Acme"], owner: owner, bounced: true)
    #expect(
      try world.exclusions() == [
        "bounced@x.example": ["bounced"], "nobody@x.example": ["no_sender"],
        "nameless@x.example": ["missing_variables"], "second@x.example": ["rule:two"],
        "late@x.example": ["bounced", "rule:two"],
      ])
  }

  @Test("Who is live counts, and is not told of the places that it has itself")
  func live() throws {
    var world = try Self.world([Self.cap()])
    world.held = [
      "variable company": ["ACME": 1, "Acme": 1, "Beta": 1], "domain": ["x.example": 9],
    ]
    var history = ContactHistory()
    history.live = world.contacts.number(ofSequence: "intro")
    try world.add("live@x.example", values: ["Ann", "Acme"], history: history)
    try world.add("a@x.example", values: ["Ann", "Acme"])
    try world.add("b@x.example", values: ["Ann", "Beta"])
    try world.add("c@x.example", values: ["Ann", "Beta"])
    #expect(
      try world.exclusions() == [
        "live@x.example": ["engaged"], "a@x.example": ["rule:two"], "c@x.example": ["rule:two"],
      ])
  }

  @Test("Several caps hold together; whom one keeps out takes no place under another")
  func several() throws {
    var world = try Self.world([
      Self.cap("company", atMost: 1), Self.cap("domain", .domain, atMost: 2),
      Self.cap("initial", .function(Initial()), atMost: 3),
    ])
    for (email, company) in [
      ("a1@x.example", "Acme"), ("a2@x.example", "Acme"), ("a3@x.example", "Beta"),
      ("a4@x.example", "Beta"), ("a5@y.example", "Beta"), ("a6@y.example", "Cato"),
      ("a7@y.example", "Dido"), ("b8@y.example", "Dido"),
    ] {
      try world.add(email, values: ["Ann", company])
    }
    #expect(
      try world.exclusions() == [
        "a2@x.example": ["rule:company"], "a4@x.example": ["rule:company", "rule:domain"],
        "a5@y.example": ["rule:company"], "a7@y.example": ["rule:initial"],
      ])
  }

  @Test("A value is told on one line, and cut where it is long")
  func longValues() throws {
    var world = try Self.world([Self.cap(atMost: 1)])
    let company = "Acme\n\u{1B}[31m" + String(repeating: "é", count: 2_000)
    for index in 0..<2 { try world.add("c\(index)@x.example", values: ["Ann", company]) }
    let detail = try #require(try world.plan().excluded.first?.reasons.first?.detail)
    #expect(detail.hasPrefix("enough: at most 1 of Acme [31mééé") && detail.count < 150)
    #expect(detail.allSatisfy { !$0.isNewline })
  }

  @Test("Two caps by one value count the same contacts")
  func oneKey() throws {
    var world = try Self.world([Self.cap("three", atMost: 3), Self.cap("one", atMost: 1)])
    for index in 0..<4 { try world.add("c\(index)@x.example", values: ["Ann", "Acme"]) }
    #expect(
      try world.exclusions().mapValues(\.count)
        == ["c1@x.example": 1, "c2@x.example": 1, "c3@x.example": 1])
    #expect(try world.plan().capValues.keys == ["variable company"])
  }

  @Test("What a filler supplies is counted, and a function sees it")
  func fillers() throws {
    var world = try PlanWorld()
    world.rules.fillers = [Company()]
    world.rules.caps = [Self.cap(atMost: 1)]
    for email in ["a@x.example", "b@x.example", "c@y.example"] { try world.add(email) }
    #expect(try world.exclusions() == ["b@x.example": ["rule:two"]])
    let plan = try world.plan()
    #expect(plan.variables == ["first_name"])
    #expect((0..<2).map { plan.capValues.columns[0][$0] } == ["x.example", "y.example"])
    world.rules.caps = [Self.cap(atMost: 1)]
    world.rules.caps[0].measure = .function(Shown("company"))
    #expect(try world.exclusions() == ["b@x.example": ["rule:two"]])
  }

  @Test("A sender rule is not asked for a turn of who is beyond, and nobody's place is free again")
  func senderRule() throws {
    var world = try Self.world([Self.cap(atMost: 1)])
    let rule = Alternating(nobodyFor: ["b@x.example"])
    world.rules.senderRule = rule
    world.request.senders = .rule("alternating")
    try world.add("a@x.example", values: ["Ann", "Acme"])
    try world.add("late@x.example", values: ["Ann", "Acme"])
    try world.add("b@x.example", values: ["Ann", "Beta"])
    try world.add("c@x.example", values: ["Ann", "Beta"])
    try world.add("d@x.example", values: ["Ann", "Beta"])
    #expect(
      try world.exclusions() == [
        "late@x.example": ["rule:two"], "b@x.example": ["no_sender"], "d@x.example": ["rule:two"],
      ])
    rule.counted = []
    _ = try world.plan()
    #expect(rule.counted == ["a@x.example", "b@x.example", "c@x.example"])
  }

  @Test("Whom truncate cuts frees a place for the next; who does not fit is told of the horizon")
  func truncate() throws {
    var world = try Self.world([Self.cap(atMost: 1)])
    world.request.senders = .owners
    world.request.fit = .truncate
    // Anna has room for nobody.
    world.team.senders[0].quota = Quota(perHour: 0, perDay: 0)
    try world.add("a@x.example", values: ["Ann", "Acme"], owner: "anna@acme.example")
    try world.add("b@x.example", values: ["Ann", "Acme"], owner: "anna@acme.example")
    try world.add("c@x.example", values: ["Ann", "Acme"], owner: "bo@acme.example")
    try world.add("d@x.example", values: ["Ann", "Acme"], owner: "bo@acme.example")
    try world.add("e@x.example", values: ["", "Acme"], owner: "bo@acme.example")
    let plan = try world.plan()
    #expect((0..<plan.count).map { plan.contact($0).text } == ["c@x.example"])
    #expect(plan.capValues.columns[0][0] == "Acme")
    #expect(
      try world.exclusions() == [
        "a@x.example": ["horizon"], "b@x.example": ["horizon"], "d@x.example": ["rule:two"],
        "e@x.example": ["missing_variables", "rule:two"],
      ])
    #expect(plan.excluded.map(\.id.number) == [1, 2, 4, 5])
    world.contacts = ContactTable(variables: ["first_name", "company"])
    try world.add("a@x.example", values: ["Ann", "Acme"], owner: "anna@acme.example")
    try world.add("e@x.example", values: ["", "Acme"], owner: "bo@acme.example")
    #expect(
      try world.exclusions() == [
        "a@x.example": ["horizon"], "e@x.example": ["missing_variables"],
      ])
  }

  @Test("Who is beyond a cap is in the plan's digest, what is counted for it is not")
  func digest() throws {
    var world = try Self.world([Self.cap(atMost: 1)])
    try world.add("a@x.example", values: ["Ann", "Acme"])
    let plan = try world.plan()
    world.rules.caps = []
    #expect(try world.plan().digest == plan.digest)
    world.rules.caps = [Self.cap(atMost: 1)]
    try world.add("b@x.example", values: ["Ann", "Acme"])
    let digests = try [1, 2].map { atMost in
      world.rules.caps = [Self.cap(atMost: atMost)]
      return try world.plan().digest
    }
    #expect(digests[0] != digests[1])
  }
}

/// The first letter of the address.
private final class Initial: CapFunction {
  func values(_ contacts: ContactTable, rows: [Int], in context: RuleContext) throws -> [String?] {
    rows.map { String(contacts.email($0).text.prefix(1)) }
  }
}

/// A variable, as rules see it.
private final class Shown: CapFunction {
  private let variable: String

  init(_ variable: String) { self.variable = variable }

  func values(_ contacts: ContactTable, rows: [Int], in context: RuleContext) throws -> [String?] {
    guard let column = contacts.column(of: variable) else { return rows.map { _ in nil } }
    return rows.map { contacts.columns[column].value($0) }
  }
}

/// Supplies the domain as the company.
private final class Company: Filler {
  let name = "company"
  let variable = "company"
  let source: PerigeeCore.SourceLocation? = nil

  func fill(_ contacts: ContactTable, rows: [Int], in context: RuleContext) throws -> [String?] {
    rows.map { String(contacts.email($0).domain) }
  }
}

/// One sender after the other, and nobody for some.
private final class Alternating: SenderRule {
  let name = "alternating"
  let source: PerigeeCore.SourceLocation? = nil
  let candidates: [EmailAddress]? = nil
  private let nobodyFor: Set<String>
  /// Those who had a turn, in their order.
  var counted: [String] = []

  init(nobodyFor: Set<String>) { self.nobodyFor = nobodyFor }

  func choose(
    _ contacts: ContactTable, rows: [Int], candidates: [Sender], in context: RuleContext,
    tally: inout SenderTally, counts: Bool, turns: (any SenderTurns)?
  ) throws -> [EmailAddress?] {
    rows.enumerated().map { place, row in
      guard turns?.begin(place) ?? true else { return nil }
      let contact = contacts.email(row).text
      if counts { counted.append(contact) }
      let sender =
        nobodyFor.contains(contact) ? nil : candidates[tally.next % candidates.count].email
      if sender == nil { turns?.giveBack(place) }
      if counts { tally.take(sender) }
      return sender
    }
  }
}
