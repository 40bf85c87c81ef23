import GRDB
import PerigeeCore
import PerigeeSQL
import Testing

@testable import PerigeeSQLite

@Suite("Predicates in SQL")
struct PredicateTests {
  private func isTrue(_ condition: String) throws -> Bool? {
    try DatabaseQueue().read { try Bool.fetchOne($0, sql: "SELECT \(condition)") }
  }

  @Test(
    "An enrollment is live, or has ended, in SQL as in the domain",
    arguments: EnrollmentState.allCases)
  func isLive(state: EnrollmentState) throws {
    #expect(try isTrue(Predicate.isLive("\(state.code)")) == state.isLive)
    #expect(try isTrue(Predicate.hasEnded("\(state.code)")) == !state.isLive)
  }

  @Test("A sending holds quota in SQL as in the domain", arguments: Sending.State.allCases)
  func holdsQuota(state: Sending.State) throws {
    for isEmail in [true, false] {
      let sending = Sending(
        step: 1, at: Instant(milliseconds: 0), state: state, isEmail: isEmail)
      let row = "(SELECT \(state.code) AS state, \(isEmail ? 1 : 0) AS is_email)"
      let isPlanned = try isTrue("count(*) FROM \(row) WHERE \(Predicate.isPlannedEmail())")
      let isTaken = try isTrue("count(*) FROM \(row) WHERE \(Predicate.isTakenEmail)")
      #expect((isPlanned == true) == (isEmail && state == .planned))
      #expect((isPlanned == true || isTaken == true) == sending.holdsQuota)
      #expect(isPlanned != true || isTaken != true)
    }
  }

  @Test("Queries find live enrollments and held quota by their indexes")
  func indexes() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      _ = try SQLiteStore(path: path)
      let load =
        "SELECT at FROM \(SQLiteReader.quotaHolders) WHERE sender = 1 AND at >= 0 ORDER BY at"
      let pastLoad = """
        SELECT s.at, e.engagement FROM \(SQLiteReader.quotaHolders) s
          JOIN enrollment e ON e.id = s.enrollment WHERE s.sender = 1 AND s.at > 0
        """
      let queries = [
        (
          "enrollment_live",
          "SELECT id FROM enrollment WHERE contact = 1 AND \(Predicate.isLive())"
        ),
        (
          "enrollment_ended",
          "SELECT id FROM enrollment WHERE contact = 1 AND \(Predicate.hasEnded())"
        ),
        ("INDEX sending_due (sender=? AND at>?)", load),
        ("INDEX sending_taken (sender=? AND at>?)", load),
        ("INDEX sending_due (sender=? AND at>?)", pastLoad),
        ("INDEX sending_taken (sender=? AND at>?)", pastLoad),
      ]
      for (index, sql) in queries {
        let plan = try DatabaseQueue(path: path).read {
          try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }
        }
        #expect(plan.joined(separator: "\n").contains(index), "\(plan)")
        #expect(!plan.joined().contains("TEMP B-TREE"), "\(plan)")
      }
    }
  }
}
