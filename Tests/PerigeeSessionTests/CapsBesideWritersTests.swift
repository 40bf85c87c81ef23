import PerigeeCore
import PerigeeSQLite
import PerigeeWorkspace
import TestSupport
import Testing

@testable import PerigeeSession

/// A cap is kept by whoever commits second.
@Suite("Caps beside another writer")
struct CapsBesideWritersTests {
  private let folder: TemporaryWorkspace

  init() throws {
    let rows = (1...6).map { "c\($0)@x\($0).example,Xenon\n" }.joined()
    folder = try TemporaryWorkspace(
      Program.smallWorkspace.merging([
        "contacts.csv": "Email,Company name\n" + rows,
        "rules/caps.lua": """
        local perigee = require "perigee"
        return perigee.cap { name = "two", by = "company", at_most = 2, message = "enough" }
        """,
      ]) { $1 })
    _ = try session().importContacts(ImportOrder(path: "\(folder.path)/contacts.csv"))
  }

  private func session() throws -> Session {
    let path = "\(folder.path)/perigee.db"
    return try Session(
      workspace: try Workspace.load(at: folder.path), user: nil,
      now: Instant(rfc3339: "2026-11-23T10:40:00+01:00"),
      openStore: { try SQLiteStore(path: path) })
  }

  private func order(_ numbers: [Int], from sender: PlanOrder.Senders = .me) -> PlanOrder {
    PlanOrder(
      sequence: "intro",
      contacts: .emails(numbers.map { EmailAddress(normalised: "c\($0)@x\($0).example") }),
      senders: sender)
  }

  @Test("A plan whose places another one took is refused, and says which rule is in the way")
  func second() throws {
    let (first, second) = (try session(), try session())
    let plans = (try first.plan(order([1, 2])), try second.plan(order([3])))
    #expect(plans.0.plan.count == 2 && plans.1.plan.count == 1)
    _ = try first.engage(plans.0)
    let refusal = #expect(throws: SessionError.self) { try second.engage(plans.1) }
    guard case .planChanged(let difference, _, _) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect("\(difference)".contains("rule:two"))
    let excluded = try second.plan(order([3])).plan.excluded
    #expect(excluded.map { $0.reasons.map(\.code) } == [["rule:two"]])
    #expect(try second.engagements().count == 1)
  }

  @Test("A plan that still finds its places is committed as it was")
  func room() throws {
    let (first, second) = (try session(), try session())
    let plan = try second.plan(order([3], from: .rule("all_to_bo")))
    _ = try first.engage(try first.plan(order([1])))
    #expect(try second.engage(plan).isNew)
    #expect(try first.plan(order([4])).plan.count == 0)
    try first.rollBack(Engagement.ID(1))
    #expect(try second.plan(order([4, 5])).plan.count == 1)
  }

  @Test("A cap that is declared later counts who is engaged already, as they are by then")
  func later() throws {
    let caps = try folder.folder.read("rules/caps.lua")
    try folder.folder.remove("rules/caps.lua")
    let first = try session()
    _ = try first.engage(try first.plan(order([1, 2, 3])))
    try folder.folder.write(caps, to: "rules/caps.lua")
    #expect(try session().plan(order([4])).plan.count == 0)
    let store = try session().store
    try store.write { writer in
      for number in [1, 2] {
        try writer.setVariables(
          ["company": "Zinc"], of: EmailAddress(normalised: "c\(number)@x\(number).example"))
      }
    }
    #expect(try session().plan(order([4, 5])).plan.count == 1)
  }

  @Test("What was counted at the commit stays, whatever becomes of the contact")
  func kept() throws {
    let session = try session()
    _ = try session.engage(try session.plan(order([1, 2])))
    let renamed = EmailAddress(normalised: "c1@x1.example")
    try session.store.write { try $0.setVariables(["company": "Zinc"], of: renamed) }
    #expect(try session.plan(order([3])).plan.count == 0)
    let explained = try session.explain(renamed).text()
    #expect(explained.contains("  counted by variable company: Xenon\n"), "\(explained)")
  }

  @Test("A cap by a variable that no contact has keeps nothing, and is refused with a suggestion")
  func unknown() throws {
    let caps = try folder.folder.read("rules/caps.lua")
    try folder.folder.write(
      caps.replacing("company", with: "compny"), to: "rules/caps.lua")
    let refusal = #expect(throws: UnknownName.self) { try session().plan(order([1])) }
    #expect(refusal?.kind == .variable && refusal?.suggestion == "company")
    let examination = try Workspace.examine(at: folder.path)
    let finding = try session().check(examination).map(\.description)
    #expect(
      finding.first
        == "rules/caps.lua:2:36: the cap two reads the variable \"compny\", which no contact has. "
        + "Did you mean company?")
  }
}
