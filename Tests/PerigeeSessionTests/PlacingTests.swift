import PerigeeCore
import PerigeeSession
import PerigeeWorkspace
import TestSupport
import Testing

/// A small plan beside very much that is planned reads less of it, and is the same plan.
@Suite("A few contacts beside many planned emails")
struct PlacingTests {
  /// More than a plan has to have beside it for the near future to be read alone.
  private static let many = 5_050

  private static let files = [
    "perigee.lua": """
    local perigee = require "perigee"
    return perigee.team { time_zone = "Europe/Paris", senders = {
      { email = "anna@acme.example", name = "Anna", quota = { per_hour = 2, per_day = 3 } },
      { email = "bo@acme.example", name = "Bo", quota = { per_hour = 1, per_day = 2 } },
      { email = "cy@acme.example", name = "Cy",
        quota = { per_hour = perigee.no_limit, per_day = perigee.no_limit } },
    } }
    """,
    "sequences/intro.lua": Program.sequence(
      "intro",
      steps: #"{ subject = "Hi", body = "Hello" }, { after = 5, body = "Again" }"#),
    "rules/one.lua": """
    return require("perigee").cap { name = "one", message = "one of a company", at_most = 2,
      by = "company" }
    """,
  ]

  private let workspace: TemporaryWorkspace

  init() throws { workspace = try TemporaryWorkspace(Self.files) }

  /// Ten contacts of Anna's and Bo's are engaged, and of Cy's as many as that.
  private func session(_ count: Int) throws -> Session {
    let store = MemoryStore()
    var batch = ContactBatch(variables: ["company"])
    for index in 0..<count + 50 {
      batch.emails.append("c\(index)@x.example".utf8)
      let owner = index < 50 ? ["anna", "bo"][index % 2] : "cy"
      batch.owners.append("\(owner)@acme.example".utf8)
      batch.statuses.append(nil)
      batch.columns[0].append((index < 50 ? "k\(index / 5)" : "").utf8)
    }
    let contacts = batch
    _ = try store.write { try $0.upsert(contacts, onExisting: .fill, list: "all") }
    let session = try Session(
      workspace: Workspace.load(at: workspace.path), user: nil,
      now: Instant(rfc3339: "2026-11-23T08:40:00+01:00"), openStore: { store })
    _ = try session.engage(session.plan(try order(0..<10)))
    if count > 0 { _ = try session.engage(session.plan(try order(50..<50 + count))) }
    return session
  }

  private func order(_ contacts: Range<Int>) throws -> PlanOrder {
    PlanOrder(
      sequence: "intro",
      contacts: .emails(try contacts.map { try EmailAddress("c\($0)@x.example") }),
      senders: .owners)
  }

  private struct Row: Equatable {
    var contact: EmailAddress
    var times: [Instant]
  }

  private func rows(_ plan: Plan) -> [Row] {
    (0..<plan.count).map { row in
      Row(
        contact: plan.contact(row),
        times: plan.sequence.steps.indices.map { plan.time(row, step: $0) })
    }
  }

  @Test("With caps, a spread and a cut it is what the reading of everything gives")
  func same() throws {
    let (lone, beside) = (try session(0), try session(Self.many))
    for fit in [Fit.truncate, .whole] {
      for spread in [Spread(perDay: 4, perHour: 2), nil] {
        // Contacts of both senders, of companies that have some live, and of some that have none.
        var order = try order(5..<(fit == .truncate ? 50 : 20))
        order.fit = fit
        if let spread { order.mode = .spread(spread) }
        let (small, large) = (try lone.plan(order).plan, try beside.plan(order).plan)
        #expect(rows(small) == rows(large))
        #expect(small.count > 0)
        #expect(small.excluded.map(\.contact) == large.excluded.map(\.contact))
        #expect(small.excluded.map(\.reasons) == large.excluded.map(\.reasons))
      }
    }
  }
}
