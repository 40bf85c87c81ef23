import PerigeeCore
import Testing

@Suite("The facts of a plan's digest")
struct PlanDigestTests {
  /// An exclusion, and what is to go into a digest for it.
  private struct Fed {
    let exclusion: Exclusion
    let feed: (borrowing Digester) -> Void

    init(_ exclusion: Exclusion, _ feed: @escaping (borrowing Digester) -> Void) {
      self.exclusion = exclusion
      self.feed = feed
    }
  }

  private static let horizon = Instant(milliseconds: 1_795_000_000_000)

  private static func exclusions() throws -> [Fed] {
    let bo = try EmailAddress("bo@acme.example")
    let source = SourceLocation(path: "rules/large.lua", line: 3)
    return [
      Fed(.blacklisted(entry: "x.example", reason: .doNotContact)) {
        feed($0, "blacklisted", "x.example", "do_not_contact")
      },
      Fed(.engaged(sequence: "intro")) { feed($0, "engaged", "intro") },
      Fed(.missingVariables([["title", "name"], ["city"]])) {
        $0.add("missing_variables")
        $0.add(2)
        $0.add(["title", "name"])
        $0.add(["city"])
      },
      Fed(.alreadySequenced(safeguard: .same)) { feed($0, "already_sequenced", "same") },
      Fed(.bounced) { feed($0, "bounced") },
      Fed(.leftOut) { feed($0, "left_out") },
      Fed(.disqualified(.doNotContact)) { feed($0, "disqualified", "do_not_contact") },
      Fed(.noSender(.noOwner)) { feed($0, "no_sender", "no_owner") },
      Fed(.noSender(.unknownOwner(bo))) { feed($0, "no_sender", "unknown_owner", bo.text) },
      Fed(.noSender(.disabled(bo))) { feed($0, "no_sender", "disabled", bo.text) },
      Fed(.noSender(.ruleGaveNone(name: "by_city"))) {
        feed($0, "no_sender", "rule_gave_none", "by_city")
      },
      Fed(.rule(name: "large", message: "too small", source: source)) {
        feed($0, "rule:large", "too small")
        $0.add("rules/large.lua" as String?)
        $0.add(3 as Int?)
      },
      Fed(.rule(name: "large", message: "too small", source: nil)) {
        feed($0, "rule:large", "too small")
        $0.add(nil as String?)
        $0.add(nil as Int?)
      },
      Fed(
        .cap(name: "two", message: "enough", value: "Acme", atMost: 2, source: source)
      ) {
        feed($0, "rule:two", "cap", "enough", "Acme")
        $0.add(2)
        $0.add("rules/large.lua" as String?)
        $0.add(3 as Int?)
      },
      Fed(.horizon(horizon)) {
        $0.add("horizon")
        $0.add(1_795_000_000_000)
      },
    ]
  }

  private static func feed(_ digester: borrowing Digester, _ texts: String...) {
    for text in texts { digester.add(text) }
  }

  private func digest(_ feed: (borrowing Digester) -> Void) -> Digest {
    let digester = Digester()
    feed(digester)
    return digester.finish()
  }

  /// A case of `Exclusion` that is added has to be added here, and then to the table above.
  private static func kind(_ exclusion: Exclusion) -> Int {
    switch exclusion {
    case .blacklisted: 0
    case .engaged: 1
    case .missingVariables: 2
    case .alreadySequenced: 3
    case .bounced: 4
    case .disqualified: 5
    case .noSender(.noOwner): 6
    case .noSender(.unknownOwner): 7
    case .noSender(.disabled): 8
    case .noSender(.ruleGaveNone): 9
    case .rule: 10
    case .horizon: 11
    case .cap: 12
    case .leftOut: 13
    }
  }

  @Test("An exclusion goes in as its code and values, and no sentence with them")
  func facts() throws {
    for fed in try Self.exclusions() {
      #expect(digest { fed.exclusion.feed($0) } == digest(fed.feed), "\(fed.exclusion)")
    }
  }

  @Test("Every kind of exclusion is tried, and no two feed the same")
  func everyKind() throws {
    let exclusions = try Self.exclusions().map(\.exclusion)
    #expect(Set(exclusions.map(Self.kind)) == Set(0...13))
    let digests = Set(exclusions.map { exclusion in digest { exclusion.feed($0) } })
    #expect(digests.count == exclusions.count)
  }

  @Test("Exclusions that differ in one value differ")
  func values() throws {
    let ann = try EmailAddress("ann@acme.example")
    let bo = try EmailAddress("bo@acme.example")
    let place = SourceLocation(path: "a.lua", line: 1)
    let pairs: [(Exclusion, Exclusion)] = [
      (
        .blacklisted(entry: "x.example", reason: .customer),
        .blacklisted(entry: "y.example", reason: .customer)
      ),
      (
        .blacklisted(entry: "x.example", reason: .customer),
        .blacklisted(entry: "x.example", reason: .other)
      ),
      (.engaged(sequence: "a"), .engaged(sequence: "b")),
      (.missingVariables([["a", "b"]]), .missingVariables([["a"], ["b"]])),
      (.missingVariables([["ab"]]), .missingVariables([["a", "b"]])),
      (.alreadySequenced(safeguard: .any), .alreadySequenced(safeguard: .same)),
      (.disqualified(.disqualified), .disqualified(.doNotContact)),
      (.noSender(.disabled(ann)), .noSender(.disabled(bo))),
      (.noSender(.unknownOwner(ann)), .noSender(.unknownOwner(bo))),
      (.noSender(.ruleGaveNone(name: "a")), .noSender(.ruleGaveNone(name: "b"))),
      (
        .rule(name: "a", message: "m", source: place), .rule(name: "b", message: "m", source: place)
      ),
      (
        .rule(name: "a", message: "m", source: place), .rule(name: "a", message: "n", source: place)
      ),
      (
        .rule(name: "a", message: "m", source: place),
        .rule(name: "a", message: "m", source: SourceLocation(path: "a.lua", line: 2))
      ),
      (
        .cap(name: "a", message: "m", value: "v", atMost: 1, source: place),
        .cap(name: "a", message: "m", value: "w", atMost: 1, source: place)
      ),
      (
        .cap(name: "a", message: "m", value: "v", atMost: 1, source: place),
        .cap(name: "a", message: "m", value: "v", atMost: 2, source: place)
      ),
      // Both say "does not fit before the horizon".
      (.horizon(Self.horizon), .horizon(Self.horizon + 1)),
    ]
    for (one, other) in pairs {
      #expect(digest { one.feed($0) } != digest { other.feed($0) }, "\(one), \(other)")
    }
  }

  @Test("What keeps a contact out is in the plan's digest, each value of it")
  func inThePlan() throws {
    var world = try PlanWorld()
    try world.add("a@x.example")
    try world.add("b@x.example")
    func plan(_ reason: BlacklistEntry.Reason) throws -> Plan {
      world.blacklist = [
        BlacklistEntry(
          subject: .address(try EmailAddress("b@x.example")), reason: reason,
          addedBy: world.team.senders[0].email, addedAt: world.request.now)
      ]
      return try world.plan()
    }
    #expect(try plan(.customer).digest == plan(.customer).digest)
    #expect(try plan(.customer).digest != plan(.other).digest)
  }

  @Test("Every part of a request is in the digest")
  func request() throws {
    var world = try PlanWorld()
    try world.add("a@x.example")
    let emails = world.team.senders.map(\.email)
    var digests: [Digest] = []
    let conditions = ["DE", "AT"].map { ContactCondition(field: "country", value: $0) }
    for contacts in [
      ContactSelection.list("a"), .list("b"), .filter("a"), .emails(emails), ContactSelection(.all),
      ContactSelection(.gathered(lists: ["a", "b"], emails: [])),
      ContactSelection(.gathered(lists: ["a"], emails: emails)),
      ContactSelection(.list("a"), filters: ["a"]), ContactSelection(.all, filters: ["a", "b"]),
      ContactSelection(.all, conditions: conditions),
      ContactSelection(.all, conditions: [conditions[0]]),
      ContactSelection(.list("a"), leftOut: emails),
    ] {
      world.request.contacts = contacts
      digests.append(try world.plan().digest)
    }
    for spread in [Spread(perDay: 5, perHour: nil), Spread(perDay: nil, perHour: 5)] {
      world.request.mode = .spread(spread)
      digests.append(try world.plan().digest)
    }
    world.request.fit = .truncate
    digests.append(try world.plan().digest)
    world.request.start = world.request.start + 1
    digests.append(try world.plan().digest)
    #expect(Set(digests).count == digests.count)
  }
}
