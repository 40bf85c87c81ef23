import Dispatch
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace
import Synchronization
import TestSupport
import Testing

/// A workspace is a value: what one session is told reaches no other.
@Suite("Two sessions on one workspace")
struct TwoSessionsTests {
  private static let rule = """
    local perigee = require "perigee"
    return perigee.eligibility {
      name = "monday", message = "it is no Monday",
      rule = function(_, ctx) return ctx.weekday == "mon" end,
    }
    """

  @Test("Each plans by its own clock while the other plans", arguments: ["owners", "all_to_bo"])
  func clocks(senders: String) throws {
    let folder = try TemporaryWorkspace(
      Program.smallWorkspace.merging(["rules/monday.lua": Self.rule]) { $1 })
    defer { withExtendedLifetime(folder) {} }
    let path = folder.path
    let workspace = try Workspace.load(at: path)
    let days = ["2026-11-23", "2026-11-24"]
    let plans = Mutex<[String: [Plan]]>([:])
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      do {
        let made = try Self.plans(in: workspace, on: days[number], senders, from: path)
        plans.withLock { $0[days[number]] = made }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    let made = plans.withLock { $0 }
    let monday = try #require(made[days[0]])
    let tuesday = try #require(made[days[1]])
    #expect(monday.allSatisfy { $0.count > 0 && $0.digest == monday[0].digest })
    #expect(tuesday.allSatisfy { $0.count == 0 && $0.digest == tuesday[0].digest })
    #expect(
      tuesday[0].excluded.allSatisfy { excluded in
        excluded.reasons.contains { $0.code == "rule:monday" }
      })
  }

  /// Twenty plans that one session makes, one after the other.
  private static func plans(
    in workspace: Workspace, on day: String, _ senders: String, from folder: String
  ) throws -> [Plan] {
    let session = try Session(
      workspace: workspace, user: nil, now: Instant(rfc3339: "\(day)T10:40:00+01:00"),
      openStore: { MemoryStore() })
    var order = ImportOrder(path: "\(folder)/contacts.csv")
    order.list = "spring"
    _ = try session.importContacts(order)
    let plan = PlanOrder(
      sequence: "intro", contacts: SelectedContacts(.list("spring")),
      senders: senders == "owners" ? .owners : .rule(senders))
    return try (0..<20).map { _ in try session.plan(plan).plan }
  }
}
