import Foundation
import GRDB
import PerigeeCore
import StoreFixtures
import Testing

@testable import PerigeeSQLite

@Suite("Schemas of SQLite files")
struct SchemaTests {
  /// Runs `body` with a copy of the file that 0.1.0 wrote: five contacts, edits, a blacklist, an
  /// engagement that was undone and one that stands.
  private func withOldFile(_ body: (String) throws -> Void) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Resources/perigee-0.1.0.db")
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      try FileManager.default.copyItem(atPath: file.path, toPath: path)
      try body(path)
    }
  }

  @Test("Everything that 0.1.0 wrote is there")
  func everything() throws {
    try withOldFile { path in
      let store = try SQLiteStore(path: path)
      try store.read { reader in
        let variables = try reader.variables()
        #expect(variables == ["company", "employees", "first_name", "stadt", "title"])
        #expect(try reader.lists() == [ListSummary(name: "leads", count: 5)])
        let table = try StoreFixtures.table(
          reader, ContactQuery(variables: variables, sequence: "intro", histories: true))
        let names = (0..<5).map { String(table.email($0).text.prefix(3)) }
        #expect(names == ["ann", "ben", "cyd", "dan", "eve"])
        #expect((0..<5).map(table.owner) == [anna, bo, bo, anna, nil])
        #expect(table.statuses == [.added, .qualified, .added, .new, .new])
        #expect(table.histories.map(\.inThisSequence) == [true, false, true, false, false])
        #expect(table.columns.map { $0[1] } == ["Yttrium", "80", "", "", "CEO"])
        #expect(
          try reader.blacklist().map(\.subject)
            == [.address(address("eve@v.example")), .domain("blocked.example")])
        #expect(
          try reader.edits(sequence: "intro") == [
            StepEdit(
              contact: address("dan@w.example"), sequence: "intro", step: 2,
              text: "A word of my own")
          ])
        #expect(try reader.log(limit: nil).count == 12)
        let log = try reader.verifyLog()
        #expect(log.isWhole && log.entries == 12)
        #expect(try reader.version == 8)
      }
      #expect(try soundness(path) == ["ok"])
    }
  }

  @Test("Engagements of 0.1.0 are read, undone and followed by others")
  func engagements() throws {
    try withOldFile { path in
      let store = try SQLiteStore(path: path)
      let engagements = try store.read { try $0.engagements(limit: 9) }
      #expect(engagements.map(\.id.number) == [2, 1])
      #expect(engagements.map { $0.rolledBackAt == nil } == [true, false])
      #expect(engagements.first?.sequence.steps.count == 3)
      // Version 0.1.0 kept none of the settings that a plan was made under.
      #expect(engagements.allSatisfy { $0.settings == nil })
      let ann = try store.read { try $0.enrollments(of: address("ann@x.example")) }
      #expect(ann.map(\.state) == [.added])
      #expect(ann.first?.values["company"] == "Xenon")
      #expect(ann.first?.edits.map(\.subject) == ["Ann, about {{company}}"])
      let ben = try store.read { try $0.enrollments(of: address("ben@y.example")) }
      #expect(ben.map(\.state) == [.rolledBack])
      #expect(ann.first?.capValues == [:])
      let live = try store.read { try $0.liveValues(of: "domain") }
      #expect(live.counts.isEmpty && live.unkept.contains(address("ann@x.example")))
      let start = try #require(engagements.first?.request.start)
      let load = try store.read { try $0.load(from: start) }
      #expect(load.mapValues(\.count) == [anna: 3, bo: 3])

      try store.write { try $0.rollBack(.init(2), at: now) }
      #expect(try store.read { try $0.load(from: start) }.isEmpty)
      #expect(try store.contact("cyd@z.example")?.owner == nil)
      #expect(try store.engage(try store.plan()).engagement == .init(3))
      try store.write {
        try $0.record(LogEntry(at: now, user: anna, action: .engage, subject: "a", detail: "b"))
      }
      #expect(try store.read { try $0.verifyLog() }.isWhole)
      #expect(try soundness(path) == ["ok"])
    }
  }

  @Test("A file of 0.1.0 comes to have the same tables as a new one")
  func sameTables() throws {
    try withOldFile { path in
      let new = "\(path).new"
      for path in [path, new] { _ = try SQLiteStore(path: path) }
      // Variables are columns of `contact`, so its text is the file's own.
      let tables = """
        SELECT name || ': ' || sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND name <> 'contact' ORDER BY name
        """
      #expect(try query(path, tables) == query(new, tables))
      #expect(try query(path, "PRAGMA user_version") == query(new, "PRAGMA user_version"))
    }
  }

  private static let later = Schema(
    migrations: Schema.current.migrations + [
      Migration(script: "CREATE TABLE claim (id INTEGER); INSERT INTO claim VALUES (1);"),
      Migration(script: "ALTER TABLE claim ADD COLUMN at INTEGER; UPDATE claim SET at = id + 1;"),
    ])

  private func open(_ path: String, _ schema: Schema) throws -> SQLiteStore {
    try SQLiteStore(path: path, busySeconds: 1, schema: schema)
  }

  @Test("The migrations that a file lacks are run once, in their order, and nothing is lost")
  func migrations() throws {
    try withOldFile { path in
      for _ in 0..<2 {
        #expect(try open(path, Self.later).table(ContactQuery()).count == 5)
        #expect(try query(path, "SELECT id || ',' || at FROM claim") == ["1,2"])
        #expect(try query(path, "PRAGMA user_version") == ["\(Self.later.version)"])
      }
      let new = "\(path).new"
      _ = try open(new, Self.later)
      #expect(try query(new, "SELECT id || ',' || at FROM claim") == ["1,2"])
    }
  }

  @Test("A migration that fails leaves the file as it was")
  func failure() throws {
    let failing = Schema(
      migrations: Self.later.migrations + [Migration(script: "INSERT INTO nowhere VALUES (1);")])
    try withOldFile { (path) throws in
      #expect(throws: StoreError.self) { try open(path, failing) }
      #expect(try query(path, "PRAGMA user_version") == ["1"])
      #expect(try query(path, "SELECT name FROM sqlite_schema WHERE name = 'claim'").isEmpty)
      #expect(try SQLiteStore(path: path).table(ContactQuery()).count == 5)
    }
  }

  @Test("A file that a later program migrated is refused by an earlier one")
  func newer() throws {
    try withOldFile { path in
      _ = try open(path, Self.later)
      let refusal = #expect(throws: StoreError.self) { try SQLiteStore(path: path) }
      #expect(refusal?.message.contains("use a newer perigee") == true)
    }
  }
}
