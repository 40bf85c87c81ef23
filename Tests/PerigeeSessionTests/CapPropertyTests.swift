import PerigeeCore
import PerigeeSQLite
import PerigeeSession
import PerigeeWorkspace
import TestSupport
import Testing

/// Caps over several engagements, with rollbacks, changed contacts, cuts and caps that come and go,
/// against a checker that goes through the contacts one by one and keeps its own books.
@Suite("Caps, on random teams")
struct CapPropertyTests {
  @Test("Every plan keeps every cap as a slow checker reads it", arguments: 0..<60)
  func soundness(seed: Int) throws {
    var team = try CappedTeam(seed: UInt64(seed))
    for round in 0..<6 {
      try team.changeSomething()
      let faults = try team.planAndEngage()
      #expect(faults == [], "seed \(seed), round \(round)")
    }
  }
}

/// A team whose contacts and caps are drawn from a seed.
private struct CappedTeam {
  /// Who counts for what, kept by the checker: by cap, of every contact that is live.
  private var books: [String: [EmailAddress: String]] = [:]
  private var engagements: [(id: Engagement.ID, contacts: [EmailAddress])] = []
  private var random: SplitMix64
  private let store: any Store
  private var workspace: TemporaryWorkspace
  private var caps: [String: (by: String, atMost: Int)] = [:]
  private var now: Instant
  private let folder: TemporaryFolder

  private static let measures = [
    "by_company": #""company""#, "by_domain": #""domain""#, "by_team": #""team""#,
    "by_function": "function(contact) return contact.size and contact.team end",
  ]
  private static let companies = ["Acme", "ACME ", "Beta", "béta", "BÉTA", "", "Cato", "Dido"]

  init(seed: UInt64) throws {
    random = SplitMix64(seed: seed)
    folder = try TemporaryFolder()
    store =
      Bool.random(using: &random)
      ? MemoryStore() : try SQLiteStore(path: "\(folder.path)/perigee.db")
    workspace = try TemporaryWorkspace(Self.files([:]))
    now = try Instant(rfc3339: "2026-11-23T10:40:00+01:00")
    var batch = ContactBatch(variables: ["company", "size"])
    for number in 0..<40 {
      let domain = "d\(Int.random(in: 0..<5, using: &random)).example"
      batch.emails.append("c\(number)@\(domain)".utf8)
      let owners = ["anna@acme.example", "bo@acme.example", "", "gone@acme.example"]
      batch.owners.append(owners[min(Int.random(in: 0..<12, using: &random), 3) % 4].utf8)
      batch.statuses.append(Int.random(in: 0..<9, using: &random) == 0 ? .doNotContact : nil)
      batch.columns[0].append(Self.companies.randomElement(using: &random)!.utf8)
      batch.columns[1].append((Bool.random(using: &random) ? "9" : "").utf8)
    }
    let contacts = batch
    _ = try store.write { try $0.upsert(contacts, onExisting: .fill, list: "all") }
  }

  /// A workspace in which the first letter of the company is the team, by a filler.
  private static func files(_ caps: [String: (by: String, atMost: Int)]) -> [String: String] {
    let declared = caps.sorted { $0.key < $1.key }.map { name, cap in
      "perigee.cap { name = '\(name)', message = 'no', at_most = \(cap.atMost), by = \(cap.by) }"
    }
    return [
      // Bo has little room, so that truncated plans cut.
      "perigee.lua": """
      local perigee = require "perigee"
      return perigee.team { time_zone = "Europe/Paris", senders = {
        { email = "anna@acme.example", name = "Anna" },
        { email = "bo@acme.example", name = "Bo", window = { days = "mon", hours = "09:00-10:00",
          closed = { "2026-11-30", "2026-12-07" } }, quota = { per_hour = 1 } },
      } }
      """,
      "sequences/intro.lua": """
      local perigee = require "perigee"
      return perigee.sequence { name = "intro", safeguard = "off",
        steps = { { subject = "Hello", body = "Hello" }, { after = 20, body = "Again" } } }
      """,
      "rules/rules.lua": """
      local perigee = require "perigee"
      return {
        perigee.filler { name = "team", variable = "team", rule = function(contact)
          return contact.company and contact.company:sub(1, 1) end },
        perigee.sender_rule { name = "by_size", rule = function(contact, candidates, ctx)
          if contact.size then return candidates[ctx.index % 2 + 1] end end },
        \(declared.map { $0 + "," }.joined(separator: "\n"))
      }
      """,
    ]
  }

  private func session() throws -> Session {
    let store = store
    return try Session(
      workspace: try Workspace.load(at: workspace.path), user: nil, now: now,
      openStore: { store })
  }

  // MARK: What happens between plans

  mutating func changeSomething() throws {
    now = now + 3 * Milliseconds.minute
    for name in Self.measures.keys.sorted() where Int.random(in: 0..<3, using: &random) == 0 {
      let isGone = caps[name] != nil && Bool.random(using: &random)
      caps[name] = isGone ? nil : (Self.measures[name]!, Int.random(in: 1...4, using: &random))
    }
    workspace = try TemporaryWorkspace(Self.files(caps))
    if let last = engagements.randomElement(using: &random), Bool.random(using: &random) {
      try session().rollBack(last.id)
      engagements.removeAll { $0.id == last.id }
      for contact in last.contacts {
        for name in books.keys { books[name]?[contact] = nil }
      }
    }
    for _ in 0..<4 {
      let number = Int.random(in: 0..<40, using: &random)
      let company = Self.companies.randomElement(using: &random)!
      let store = store
      let contact = try contacts()[number]
      try store.write { try $0.setVariables(["company": company], of: contact.email) }
    }
  }

  private func contacts() throws -> [Contact] {
    try store.read { reader in
      var contacts: [Contact] = []
      try reader.contacts(ContactQuery(variables: ["company", "size"])) { table in
        for row in 0..<table.count { contacts.append(table.contact(row)) }
      }
      return contacts
    }
  }

  // MARK: The checker

  /// What the contact counts for today under the cap of this name; nil for nothing.
  private func value(_ contact: Contact, _ cap: String) -> String? {
    let company = contact.variables["company"]?.trimmed.lowercased()
    let value: String? =
      switch cap {
      case "by_company": company
      case "by_domain": String(contact.email.domain)
      // A letter of the bytes of UTF-8 is what Lua gives, and all the names begin with ASCII.
      case "by_team": company.map { String($0.prefix(1)) }
      default: contact.variables["size"] == nil ? nil : company.map { String($0.prefix(1)) }
      }
    return value?.isEmpty == false ? value : nil
  }

  /// Plans, looks at the plan, engages it, and writes the books.
  mutating func planAndEngage() throws -> [String] {
    let contacts = try contacts()
    let team = ["anna", "bo"].map { EmailAddress(normalised: "\($0)@acme.example") }
    let senders: [PlanOrder.Senders] = [.me, .owners, .rule("by_size"), .selected(team)]
    var order = PlanOrder(
      sequence: "intro", contacts: .list("all"),
      senders: senders.randomElement(using: &random)!)
    order.fit = .truncate
    if Bool.random(using: &random) {
      order.contacts = .emails(contacts.shuffled(using: &random).prefix(20).map(\.email))
    }
    let session = try session()
    let proposal = try session.plan(order)
    let plan = proposal.plan
    let excluded = Dictionary(
      uniqueKeysWithValues: plan.excluded.map { ($0.contact, $0.reasons) })
    let planned = Set((0..<plan.count).map { plan.contact($0) })
    let asked = contacts.filter { excluded[$0.email] != nil || planned.contains($0.email) }
    let isCut = plan.excluded.contains { $0.reasons.map(\.code).contains("horizon") }
    let faults =
      isCut ? cutFaults(asked, planned, excluded) : faults(asked, planned, excluded)
    guard plan.count > 0 else { return faults }
    let outcome = try session.engage(proposal)
    engagements.append((outcome.engagement, Array(planned)))
    for contact in contacts where planned.contains(contact.email) {
      // A cap that comes later counts whom it finds by what they are then; what was kept stays.
      for name in caps.keys {
        books[name, default: [:]][contact.email] = value(contact, name) ?? ""
      }
    }
    return faults
  }

  /// How many of a value are live: as the books say, and as contacts are today where they say nothing.
  private func live(_ cap: String, _ contacts: [Contact]) -> [String: Int] {
    let all = Set(engagements.flatMap(\.contacts))
    var counts: [String: Int] = [:]
    for contact in contacts where all.contains(contact.email) {
      let kept = books[cap]?[contact.email]
      if let value = kept ?? value(contact, cap), !value.isEmpty { counts[value, default: 0] += 1 }
    }
    return counts
  }

  /// One contact after the other, in the order of arrival.
  private func faults(
    _ asked: [Contact], _ planned: Set<EmailAddress>, _ excluded: [EmailAddress: [Exclusion]]
  ) -> [String] {
    var faults: [String] = []
    let everybody: [Contact]
    do { everybody = try contacts() } catch { return ["\(error)"] }
    var counts = Dictionary(uniqueKeysWithValues: caps.keys.map { ($0, live($0, everybody)) })
    for contact in asked {
      let codes = excluded[contact.email]?.map(\.code) ?? []
      let others = codes.filter { !$0.hasPrefix("rule:") }
      var full = caps.keys.filter { name in
        value(contact, name).map { counts[name]![$0, default: 0] >= caps[name]!.atMost } ?? false
      }
      if others.contains("engaged") { full = [] }
      let told = codes.filter { $0.hasPrefix("rule:") }.sorted()
      let right = full.map { "rule:\($0)" }.sorted()
      if told != right { faults.append("\(contact.email): told \(told), right \(right)") }
      let isIn = others.isEmpty && full.isEmpty
      if isIn != planned.contains(contact.email) { faults.append("\(contact.email): \(isIn)") }
      guard isIn else { continue }
      for name in caps.keys {
        if let value = value(contact, name) { counts[name]![value, default: 0] += 1 }
      }
    }
    return faults
  }

  /// What holds of a plan that was cut, whoever got the places that became free.
  private func cutFaults(
    _ asked: [Contact], _ planned: Set<EmailAddress>, _ excluded: [EmailAddress: [Exclusion]]
  ) -> [String] {
    var faults: [String] = []
    let everybody: [Contact]
    do { everybody = try contacts() } catch { return ["\(error)"] }
    for (name, cap) in caps {
      let live = live(name, everybody)
      var counts = live
      for contact in asked where planned.contains(contact.email) {
        if let value = value(contact, name) { counts[value, default: 0] += 1 }
      }
      for (value, count) in counts where count > max(cap.atMost, live[value, default: 0]) {
        faults.append("\(name): \(count) of \(value)")
      }
      for contact in asked {
        guard let reasons = excluded[contact.email]?.map(\.code) else { continue }
        let isTold = reasons.contains("rule:\(name)")
        let isFull = value(contact, name).map { counts[$0, default: 0] >= cap.atMost } ?? false
        if isTold, !isFull { faults.append("\(contact.email): \(name) has room") }
      }
    }
    for contact in asked where !planned.contains(contact.email) {
      if excluded[contact.email]?.isEmpty != false { faults.append("\(contact.email) is lost") }
    }
    return faults
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
