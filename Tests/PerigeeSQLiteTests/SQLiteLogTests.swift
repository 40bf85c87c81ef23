import GRDB
import PerigeeCore
import StoreFixtures
import Testing

@testable import PerigeeSQLite

@Suite("The log of an SQLite file")
struct SQLiteLogTests {
  private func record(_ store: any Store, _ details: String...) throws {
    for detail in details {
      try store.write {
        try $0.record(
          LogEntry(at: now, user: anna, action: .editContact, subject: "intro", detail: detail))
      }
    }
  }

  private func withLog(_ body: (String, SQLiteStore) throws -> Void) throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      let store = try SQLiteStore(path: path)
      try record(store, "one", "two", "three", "four")
      try body(path, store)
    }
  }

  /// What somebody does who has the file and knows SQL.
  private func forge(_ path: String, _ sql: String) throws {
    let triggers = ["changed", "deleted", "replaced"].map { "DROP TRIGGER log_is_never_\($0);" }
    try change(path, triggers.joined() + sql)
  }

  @Test("A log is whole after writes of several stores, rolled-back ones among them")
  func whole() throws {
    try withLog { path, store in
      let other = try SQLiteStore(path: path)
      try record(other, "five")
      struct Stop: Error {}
      #expect(throws: Stop.self) {
        try other.write { writer in
          try writer.record(
            LogEntry(at: now, user: anna, action: .engage, subject: "s", detail: "never"))
          throw Stop()
        }
      }
      try record(store, "six")
      let verification = try store.read { try $0.verifyLog() }
      #expect(verification.isWhole && verification.entries == 6)
      #expect(try store.read { try $0.log(limit: nil) }.map(\.detail).last == "six")
    }
  }

  @Test(
    "No plain SQL puts another entry in the place of one",
    arguments: [
      "INSERT OR REPLACE INTO log VALUES (1, 0, 'x', 'import', 'A', 'forged', '')",
      "REPLACE INTO log (id, at, user, action, subject, detail) VALUES (4, 0, 'x', 'i', 'A', 'f')",
      "INSERT OR IGNORE INTO log (at, user, action, subject, detail) VALUES (0, 'x', 'y', 'z', 'f')",
      "UPDATE OR REPLACE log SET id = 2 WHERE id = 3",
      "UPDATE log SET previous = ''",
      "DELETE FROM log WHERE id = 4",
    ])
  func replaced(sql: String) throws {
    try withLog { (path, store) throws in
      let refusal = #expect(throws: DatabaseError.self) { try change(path, sql) }
      #expect(refusal?.message == "the log is append-only")
      #expect(try store.read { try $0.verifyLog() }.isWhole)
    }
  }

  @Test(
    "What is done to the log past its triggers is found, and the log goes on",
    arguments: [
      (
        "UPDATE log SET user = 'bo@acme.example' WHERE id = 2",
        LogVerification.Fault.gap(after: 2, before: 3)
      ),
      ("DELETE FROM log WHERE id = 2", .gap(after: 1, before: 3)),
      ("DELETE FROM log WHERE id = 1", .gap(after: nil, before: 2)),
      ("DELETE FROM log WHERE id > 2", .end(entries: 2, counted: 4)),
      ("DELETE FROM log", .end(entries: 0, counted: 4)),
      ("UPDATE log SET detail = 'x' WHERE id = 4", .end(entries: 4, counted: 4)),
      ("INSERT INTO log VALUES (5, 0, 'x', 'import', 'A', 'f', '')", .gap(after: 4, before: 5)),
      ("DELETE FROM log_head", .end(entries: 4, counted: 0)),
    ])
  func forged(sql: String, fault: LogVerification.Fault) throws {
    try withLog { path, store in
      try forge(path, sql)
      let faults = try store.read { try $0.verifyLog() }.faults
      #expect(faults.first == fault, "\(sql): \(faults)")
      try record(store, "later")
      #expect(try store.read { try $0.verifyLog() }.isWhole == false)
    }
  }

  @Test("A backup says that the log is not whole, and is kept all the same")
  func backup() throws {
    try withLog { path, store in
      #expect(try store.backUp(to: "\(path).one").isWhole)
      try forge(path, "UPDATE log SET detail = 'x' WHERE id = 1")
      #expect(try store.backUp(to: "\(path).two").faults == [.gap(after: 1, before: 2)])
      #expect(try query("\(path).two", "SELECT detail FROM log WHERE id = 1") == ["x"])
    }
  }
}
