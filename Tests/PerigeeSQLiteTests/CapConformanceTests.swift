import PerigeeCore
import StoreFixtures
import Testing

@Suite("What enrollments count for under caps, in every store")
struct CapConformanceTests {
  private static let companies = ["Acme", "Acme", "", "Caf\u{e9}", "Cafe\u{301}", "B\"n\n"]

  /// A plan for six contacts that are counted by company.
  private func plan(_ store: any Store, digest: Int = 1, keys: [String]) throws -> Plan {
    let emails = (0..<6).map { StoreFixtures.email($0) }
    var plan = try store.plan(ContactQuery(.emails(emails), variables: []), digest: digest)
    plan.capValues = CapValues(
      keys: keys, columns: keys.map { _ in TextColumn(Self.companies) })
    return plan
  }

  @Test(
    "They are kept at the commit, blank or not, and live ones are counted",
    arguments: StoreKind.allCases)
  func kept(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 8)
      let key = "variable company"
      #expect(try store.read { try $0.liveValues(of: key) } == LiveValues())
      try store.engage(try plan(store, keys: [key, "domain"]))
      for key in [key, "domain"] {
        let live = try store.read { try $0.liveValues(of: key) }
        // One text to Swift, whatever the bytes: a store must not tell them apart.
        #expect(live == LiveValues(counts: ["Acme": 2, "Caf\u{e9}": 2, "B\"n\n": 1]))
      }
      #expect(try store.read { try $0.liveValues(of: "variable other") }.unkept.count == 6)
      let kept = try (0..<6).map { number in
        try store.read { try $0.enrollments(of: StoreFixtures.email(number)) }.map(\.capValues)
      }
      // The plan's contacts are in the order of their arrival, as the companies are.
      #expect(kept == Self.companies.map { [[key: $0, "domain": $0]] })
    }
  }

  @Test(
    "A rollback frees the places, and the next engagement takes its own",
    arguments: StoreKind.allCases)
  func rollback(kind: StoreKind) throws {
    try kind.run { store in
      try StoreFixtures.fill(store, count: 8)
      let outcome = try store.engage(try plan(store, keys: ["domain"]))
      try store.write { try $0.rollBack(outcome.engagement, at: now) }
      #expect(try store.read { try $0.liveValues(of: "domain") } == LiveValues())
      #expect(try store.read { try $0.liveValues(of: "variable company") } == LiveValues())
      try store.engage(try plan(store, digest: 2, keys: ["variable company"]))
      #expect(try store.read { try $0.liveValues(of: "variable company") }.counts["Acme"] == 2)
      let unkept = try store.read { try $0.liveValues(of: "domain") }
      #expect(unkept.counts.isEmpty && unkept.unkept.count == 6)
      #expect(Set(unkept.unkept) == Set((0..<6).map { StoreFixtures.email($0) }))
    }
  }
}
