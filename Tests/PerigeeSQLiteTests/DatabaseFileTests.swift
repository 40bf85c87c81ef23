import Foundation
import PerigeeCore
import StoreFixtures
import Testing

@testable import PerigeeSQLite

@Suite("Database files as others find them")
struct DatabaseFileTests {
  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test("A new database is its owner's alone, with all that lies beside it")
  func modes() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      let store = try SQLiteStore(path: path)
      try StoreFixtures.fill(store, count: 3)
      #expect(
        try names(in: folder)
          == ["perigee.db", "perigee.db-shm", "perigee.db-wal", "perigee.db.lock"])
      for name in try names(in: folder) {
        #expect(try mode("\(folder)/\(name)") == 0o600, "\(name)")
      }
    }
  }

  @Test(
    "A backup is never read by more people than its database",
    arguments: [0o644, 0o600, 0o400])
  func backupModes(of database: Int) throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      let store = try SQLiteStore(path: path)
      try FileManager.default.setAttributes([.posixPermissions: database], ofItemAtPath: path)
      try store.backUp(to: "\(folder)/copy.db")
      #expect(try mode("\(folder)/copy.db") == database & 0o600)
    }
  }

  @Test("A database of 0 bytes, or of 1, is damaged and is left as it is", arguments: [0, 1])
  func empty(bytes: Int) throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      try Data(repeating: 0, count: bytes).write(to: URL(filePath: path))
      let refusal = #expect(throws: StoreError.self) { try SQLiteStore(path: path) }
      #expect(refusal?.message.contains("damaged") == true)
      #expect(try names(in: folder) == ["perigee.db"])
      #expect(try Data(contentsOf: URL(filePath: path)).count == bytes)
    }
  }

  @Test("A database of SQLite without one table is not taken for a new one")
  func withoutTables() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      try change(path, "CREATE TABLE t (a); DROP TABLE t")
      let refusal = #expect(throws: StoreError.self) { try SQLiteStore(path: path) }
      #expect(refusal?.message.contains("damaged") == true)
    }
  }

  @Test("A database that is gone while its log is there is no new one")
  func lost() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      try Data(repeating: 7, count: 4_152).write(to: URL(filePath: "\(path)-wal"))
      let refusal = #expect(throws: StoreError.self) { try SQLiteStore(path: path) }
      #expect(refusal?.message.contains("is gone") == true)
      #expect(try names(in: folder) == ["perigee.db-wal"])
    }
  }

  @Test("What a killed process was making is removed by the next one, and nothing else is")
  func abandoned() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      let store = try SQLiteStore(path: path)
      let left = ["", "-journal", "-wal"].map { "\(folder)/.perigee-99-0.draft\($0)" }
      for file in left { try Data("left".utf8).write(to: URL(filePath: file)) }
      try Data().write(to: URL(filePath: "\(folder)/my.draft"))
      let other = try DraftFile(of: "\(folder)/other.db")
      #expect(!left.contains { FileManager.default.fileExists(atPath: $0) })
      try store.backUp(to: "\(folder)/copy.db")
      #expect(FileManager.default.fileExists(atPath: other.path))
      #expect(try names(in: folder).contains("my.draft"))
      #expect(try names(in: folder).filter { $0.hasPrefix(".perigee-") }.count == 1)
      withExtendedLifetime(other) {}
    }
  }

  @Test("A backup that is killed leaves nothing under its name, and the next one removes its draft")
  func killed() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      do { try StoreFixtures.fill(SQLiteStore(path: path), count: 20_000) }
      let copy = "\(folder)/copy.db"
      let probe = try ProbeProcess(["backup", path, copy])
      probe.waitUntilReady()
      probe.kill(after: .milliseconds(30))
      if !FileManager.default.fileExists(atPath: copy) {
        try SQLiteStore(path: path).backUp(to: copy)
      }
      #expect(try soundness(copy) == ["ok"])
      #expect(try SQLiteStore(path: copy).table(ContactQuery()).count == 20_000)
      try SQLiteStore(path: path).backUp(to: "\(folder)/later.db")
      #expect(try names(in: folder).filter { $0.contains("draft") } == [])
    }
  }
}
