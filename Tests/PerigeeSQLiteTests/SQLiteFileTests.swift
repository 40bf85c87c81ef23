import Foundation
import GRDB
import PerigeeCore
import StoreFixtures
import Testing

@testable import PerigeeSQLite

@Suite("The SQLite file")
struct SQLiteFileTests {
  @Test("A new file is one of ours, with a write-ahead log, and opens again")
  func create() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      do {
        let store = try SQLiteStore(path: path)
        _ = try store.upsert(batch(["city"], ("a@x.org", "", nil, ["Rome"])))
      }
      #expect(try query(path, "PRAGMA application_id") == ["\(0x5065_7269)"])
      #expect(try query(path, "PRAGMA journal_mode") == ["wal"])
      #expect(try soundness(path) == ["ok"])
      #expect(try SQLiteStore(path: path).contact("a@x.org")?.variables == ["city": "Rome"])
    }
  }

  @Test("What is no Perigee database of this version is refused and left as it is")
  func foreignFiles() throws {
    let cases: [(name: String, make: (String) throws -> Void, word: String)] = [
      ("other", { try change($0, "CREATE TABLE t (a)") }, "Perigee"),
      ("application", { try change($0, "PRAGMA application_id = 7") }, "Perigee"),
      (
        "newer",
        {
          _ = try SQLiteStore(path: $0)
          try change($0, "PRAGMA user_version = 99")
        }, "newer"
      ),
      (
        "folder",
        { try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: true) },
        "folder"
      ),
    ]
    try withFolder { folder in
      for (name, make, word) in cases {
        let path = "\(folder)/\(name)"
        try make(path)
        do {
          _ = try SQLiteStore(path: path)
          Issue.record("\(name) was opened")
        } catch StoreError.unusable(let named, let reason) {
          #expect(named == path && reason.contains(word), "\(name): \(reason)")
        }
      }
      #expect(throws: StoreError.self) { try SQLiteStore(path: "\(folder)/none/perigee.db") }
    }
  }

  @Test("A damaged file is an error, not a crash and not an empty answer")
  func damaged() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      do { try StoreFixtures.fill(SQLiteStore(path: path), count: 5_000) }
      #expect(try query(path, "PRAGMA wal_checkpoint(TRUNCATE)").isEmpty == false)
      let file = try FileHandle(forUpdating: URL(filePath: path))
      let size = try file.seekToEnd()
      for offset in stride(from: UInt64(65_536), to: size - 8_192, by: 16_384) {
        try file.seek(toOffset: offset)
        try file.write(contentsOf: Data(repeating: 0xa5, count: 4_096))
      }
      try file.close()
      let damage = #expect(throws: StoreError.self) {
        try SQLiteStore(path: path).table(ContactQuery(variables: ["company", "phone"]))
      }
      guard case .damaged(path, _) = damage else {
        Issue.record("\(String(describing: damage))")
        return
      }
      #expect(throws: StoreError.self) { try SQLiteStore(path: path).examine() }
    }
  }

  @Test("What is no database is none, and is left as it is")
  func noDatabase() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      try Data("email\na@x.org\n".utf8).write(to: .init(filePath: path))
      let refusal = #expect(throws: StoreError.self) { try SQLiteStore(path: path) }
      #expect(refusal?.code == "damaged_database" && refusal?.message.contains("SQLite") == true)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "email\na@x.org\n")
    }
  }

  @Test("A reference to nothing is found, and an index that misses an entry")
  func comparisons() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      do {
        let store = try SQLiteStore(path: path)
        _ = try store.upsert(batch([], ("a@x.org", anna.text, nil, [])))
        try store.examine()
      }
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      try DatabaseQueue(path: path, configuration: configuration).write {
        try $0.execute(sql: "DELETE FROM address")
      }
      let dangling = #expect(throws: StoreError.self) {
        try SQLiteStore(path: path).examine()
      }
      #expect(
        dangling?.message.contains("a row of contact refers to one of address that is not there")
          == true)
    }
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      _ = try SQLiteStore(path: path)
      try change(path, "CREATE TABLE t (a); CREATE INDEX t_a ON t (a)")
      // SQLite writes a row while it does not know of the index.
      let index = try query(path, "SELECT rootpage FROM sqlite_schema WHERE name = 't_a'")[0]
      try changeSchema(path, "DELETE FROM sqlite_schema WHERE name = 't_a'")
      try change(path, "INSERT INTO t VALUES (1)")
      try changeSchema(
        path,
        "INSERT INTO sqlite_schema VALUES ('index', 't_a', 't', \(index), 'CREATE INDEX t_a ON t (a)')"
      )
      let damage = #expect(throws: StoreError.self) {
        try SQLiteStore(path: path).examine()
      }
      #expect(damage?.message.contains("t_a") == true, "\(String(describing: damage))")
    }
  }

  private func changeSchema(_ path: String, _ sql: String) throws {
    try DatabaseQueue(path: path).writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA writable_schema = ON")
      try $0.execute(sql: sql)
    }
  }

  @Test("A connection that writes is synchronous to the disk, and another setting is refused")
  func synchronous() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      try SQLiteStore(path: path).write { writer in
        let connection = try #require(writer as? SQLiteWriter).connection
        #expect(try connection.integer("PRAGMA synchronous") == 2)
        #expect(try connection.integer("PRAGMA wal_autocheckpoint") == 0)
        #expect(try connection.integer("PRAGMA foreign_keys") == 1)
      }
      let other = try SQLiteStore.open(path, readOnly: false, busySeconds: 1)
      try other.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
        let connection = try SQLConnection(database, path: path, busySeconds: 1)
        #expect(throws: StoreError.unusable(location: path, reason: "synchronous is not FULL")) {
          try WriteAheadLog.requireFull(connection)
        }
      }
    }
  }

  @Test("The log refuses to be changed or deleted, even by plain SQL")
  func appendOnly() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      try SQLiteStore(path: path).write {
        try $0.record(LogEntry(at: now, user: anna, action: .engage, subject: "a", detail: "b"))
      }
      for sql in ["UPDATE log SET user = 'x'", "DELETE FROM log"] {
        let refusal = #expect(throws: DatabaseError.self) { try change(path, sql) }
        #expect(refusal?.message == "the log is append-only")
      }
      #expect(try query(path, "SELECT user FROM log") == [anna.text])
    }
  }

  @Test("A backup is sound and equal, and never replaces a file")
  func backup() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      let copy = "\(folder)/copy.db"
      let store = try SQLiteStore(path: path)
      try StoreFixtures.fill(store, count: 300)
      try store.engage(try store.plan())
      try store.backUp(to: copy)
      #expect(try soundness(copy) == ["ok"])
      for table in ["contact", "list_member", "enrollment", "sending", "engagement", "world"] {
        let rows = "SELECT count(*) || ',' || total(rowid) FROM \(table)"
        let count = "SELECT count(*) FROM \(table)"
        let sql = ["list_member", "sending"].contains(table) ? count : rows
        #expect(try query(copy, sql) == query(path, sql), "\(table)")
      }
      let restored = try SQLiteStore(path: copy)
      #expect(try restored.read { try $0.load(from: now) } == store.read { try $0.load(from: now) })
      #expect(throws: StoreError.fileExists(location: copy)) { try store.backUp(to: copy) }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).filter {
          $0.contains("draft")
        }.isEmpty)
    }
  }

  @Test("A reader sees one snapshot while another store writes")
  func snapshot() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      let writer = try SQLiteStore(path: path)
      try StoreFixtures.fill(writer, count: 10)
      let reader = try SQLiteStore(path: path)
      try reader.read { snapshot in
        try writer.write { try $0.setStatus(.replied, of: [StoreFixtures.email(0)]) }
        #expect(try StoreFixtures.table(snapshot, ContactQuery()).statuses[0] == .new)
        #expect(snapshot.isBehind(try writer.version()))
      }
      #expect(try reader.table(ContactQuery()).statuses[0] == .replied)
    }
  }

  @Test("A write that waits too long for another one says so")
  func busy() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      let first = try SQLiteStore(path: path)
      let second = try SQLiteStore(path: path, busySeconds: 0)
      try first.write { _ in
        #expect(throws: StoreError.busy(location: path, seconds: 0)) {
          try second.write { _ in }
        }
        let version = try second.version()
        #expect(version == 0)
      }
      try second.write { try $0.setMembership(true, of: [], list: "l") }
      #expect(try first.version() == 1)
    }
  }

  @Test("A long log is moved into the database after the commit")
  func checkpoint() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      let store = try SQLiteStore(path: path)
      try StoreFixtures.fill(store, count: 30_000)
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      #expect(try #require(size) > 1_000_000)
    }
  }
}

extension StoreReader {
  fileprivate func isBehind(_ other: Int64) -> Bool {
    do { return try version == other - 1 } catch { return false }
  }
}
