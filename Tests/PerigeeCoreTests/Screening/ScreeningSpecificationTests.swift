import PerigeeCore
import Testing

/// Rules 6, 12 to 14, 16 and 17 of the specification, quoted.
@Suite("Screening and assignment, sentence by sentence")
struct ScreeningSpecificationTests {
  private static func entry(_ subject: BlacklistEntry.Subject) throws -> BlacklistEntry {
    BlacklistEntry(
      subject: subject, reason: .customer, addedBy: try EmailAddress("anna@acme.example"),
      addedAt: Instant(milliseconds: 0))
  }

  @Test("A domain entry matches that domain and its subdomains, never a mere suffix")
  func domains() throws {
    var world = try PlanWorld()
    world.blacklist = [try Self.entry(.domain("blocked.example"))]
    for email in ["a@blocked.example", "b@sub.blocked.example", "c@notblocked.example"] {
      try world.add(email)
    }
    #expect(
      try world.exclusions()
        == ["a@blocked.example": ["blacklisted"], "b@sub.blocked.example": ["blacklisted"]])
  }

  @Test("Already engaged in another sequence, or this one: no override")
  func engaged() throws {
    var world = try PlanWorld(safeguard: .off)
    var history = ContactHistory()
    history.live = world.contacts.number(ofSequence: "other")
    history.everSequenced = true
    try world.add("a@x.example", history: history)
    world.request.authorize = true
    #expect(try world.exclusions() == ["a@x.example": ["engaged"]])
    #expect(try world.plan().excluded[0].reasons[0].detail.contains("other"))
  }

  @Test(
    "A variable used in any step is missing or blank after fillers, defaults and edits",
    arguments: [
      ("Hello {{ first_name }}", true), ("Hello {{ first_name | default: 'you' }}", false),
      ("Hello {{ nick | default: first_name }}", true), ("Hello", false),
    ])
  func missing(subject: String, isExcluded: Bool) throws {
    var world = try PlanWorld(subject: subject)
    try world.add("a@x.example", values: [""])
    #expect(try world.exclusions()["a@x.example"] == (isExcluded ? ["missing_variables"] : nil))
  }

  @Test("An edit of the step needs its own variables and no others")
  func edited() throws {
    var world = try PlanWorld()
    try world.add("a@x.example", values: [""])
    world.edits = [
      StepEdit(
        contact: try EmailAddress("a@x.example"), sequence: "intro", step: 1, subject: "Hi")
    ]
    #expect(try world.exclusions().isEmpty)
    #expect(try world.plan().emails(to: EmailAddress("a@x.example"))?.count == 1)
  }

  @Test("A filler fills what is blank, and a blank answer fills nothing")
  func fillers() throws {
    var world = try PlanWorld()
    try world.add("a@x.example", values: [""])
    try world.add("b@x.example", values: ["Bea"])
    world.rules.fillers = [Constant("   "), Constant("Friend")]
    let plan = try world.plan()
    #expect((0..<2).map { plan.value("first_name", of: $0) } == ["Friend", "Bea"])
  }

  @Test(
    "Already been in a sequence, while the safeguard is on, with authorize as an override",
    arguments: [
      (Safeguard.any, false, ["already_sequenced"]), (.same, false, []), (.off, false, []),
      (.any, true, []),
    ])
  func safeguard(safeguard: Safeguard, authorize: Bool, codes: [String]) throws {
    var world = try PlanWorld(safeguard: safeguard)
    var history = ContactHistory()
    history.everSequenced = true
    try world.add("a@x.example", history: history)
    world.request.authorize = authorize
    #expect(try (world.exclusions()["a@x.example"] ?? []) == codes)
  }

  @Test("Address bounced; disqualified, overridable; do not contact, by nobody")
  func statuses() throws {
    var world = try PlanWorld()
    try world.add("a@x.example", bounced: true)
    try world.add("b@x.example", status: .disqualified)
    try world.add("c@x.example", status: .doNotContact)
    // "Bad data counts as bounced."
    try world.add("d@x.example", status: .badData)
    #expect(
      try world.exclusions() == [
        "a@x.example": ["bounced"], "b@x.example": ["disqualified"],
        "c@x.example": ["disqualified"], "d@x.example": ["bounced"],
      ])
    world.request.authorize = true
    #expect(try world.exclusions()["b@x.example"] == nil)
    #expect(try world.exclusions()["c@x.example"] == ["disqualified"])
    // Nobody is told to change what the contact itself has said.
    let wish = Exclusion.disqualified(.doNotContact)
    #expect(wish.detail.contains("its own wish") && !wish.cure.contains("change"))
    #expect(Exclusion.disqualified(.disqualified).cure.contains("change the status"))
  }

  @Test("All reasons that hold are reported, with what would cure each")
  func allReasons() throws {
    var world = try PlanWorld()
    world.blacklist = [try Self.entry(.address(EmailAddress("a@x.example")))]
    world.request.senders = .owners
    var history = ContactHistory()
    history.everSequenced = true
    try world.add(
      "a@x.example", values: [""], status: .disqualified, bounced: true, history: history)
    let reasons = try world.plan().excluded[0].reasons
    #expect(
      reasons.map(\.code) == [
        "blacklisted", "missing_variables", "already_sequenced", "bounced", "disqualified",
        "no_sender",
      ])
    #expect(reasons.allSatisfy { !$0.cure.isEmpty && !$0.detail.isEmpty })
  }

  @Test("No contact ever leaves a plan without a reason")
  func nobodyIsLost() throws {
    var world = try PlanWorld()
    world.request.senders = .owners
    for index in 0..<200 {
      try world.add(
        "c\(index)@x.example", values: [index % 3 == 0 ? "" : "Ann"],
        owner: index % 5 == 0 ? nil : "bo@acme.example", bounced: index % 7 == 0)
    }
    let plan = try world.plan()
    #expect(plan.count + plan.excluded.count == 200)
    #expect(plan.excluded.allSatisfy { !$0.reasons.isEmpty })
  }

  @Test("Selected senders: a balanced shuffle from a seed, counts differ by at most one")
  func shuffle() throws {
    var world = try PlanWorld()
    world.request.senders = .selected(world.team.senders.map(\.email))
    for index in 0..<101 { try world.add("c\(index)@x.example") }
    let first = try world.plan()
    #expect(first.senders.map(\.enrollments.count).sorted() == [50, 51])
    #expect(try world.plan().digest == first.digest)
    world.request.seed = 2
    let other = try world.plan()
    #expect(other.senders.map(\.enrollments.count).sorted() == [50, 51])
    #expect(other.contacts.bytes != first.contacts.bytes)
  }

  @Test("The chosen sender becomes the contact's owner; the preview shows it")
  func ownerChanges() throws {
    var world = try PlanWorld()
    try world.add("a@x.example", owner: "bo@acme.example")
    try world.add("b@x.example", owner: "anna@acme.example")
    try world.add("c@x.example")
    let changes = try world.plan().ownerChanges
    #expect(changes.map(\.contact.text) == ["a@x.example", "c@x.example"])
    #expect(changes.map { $0.from?.text } == ["bo@acme.example", nil])
  }
}

/// A filler that always answers the same.
private final class Constant: Filler {
  let name = "constant"
  let variable = "first_name"
  let source: PerigeeCore.SourceLocation? = nil
  private let value: String

  init(_ value: String) { self.value = value }

  func fill(_ contacts: ContactTable, rows: [Int], in context: RuleContext) throws -> [String?] {
    rows.map { _ in value }
  }
}
