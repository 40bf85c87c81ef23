import Foundation
import PerigeeCore
import PerigeeSQLite
import StoreFixtures
import Testing

@Suite("SQLite and faults", .serialized)
struct SQLiteFaultTests {
  @Test("An import that is killed at any moment leaves all of it or nothing")
  func killedImports() throws {
    try withFolder { folder in
      var random = SplitMix64(seed: 20_261_123)
      var kept = 0
      let path = "\(folder)/perigee.db"
      for round in 0..<15 {
        let probe = try ProbeProcess(["import", path, "6000"])
        // Some of the kills fall into the opening and the making of the file.
        if round % 3 != 0 { probe.waitUntilReady() }
        probe.kill(after: .microseconds(random.next() % 400_000))
        guard FileManager.default.fileExists(atPath: path) else { continue }
        let store = try SQLiteStore(path: path)
        let contacts = try store.table(ContactQuery()).count
        let listed = try store.read { try $0.lists() }.first?.count ?? 0
        #expect([0, 6_000].contains(contacts) && listed == contacts, "round \(round)")
        #expect(try soundness(path) == ["ok"], "round \(round)")
        if contacts > 0 {
          kept += 1
          for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
        }
      }
      #expect(kept < 15)
    }
  }

  @Test("An engagement that is killed at any moment is whole or not there")
  func killedEngagements() throws {
    try withFolder { folder in
      let original = "\(folder)/original.db"
      do { try StoreFixtures.fill(SQLiteStore(path: original), count: 4_000) }
      var random = SplitMix64(seed: 7)
      for round in 0..<15 {
        let path = "\(folder)/\(round).db"
        try SQLiteStore(path: original).backUp(to: path)
        let probe = try ProbeProcess(["engage", path])
        probe.waitUntilReady()
        probe.kill(after: .microseconds(random.next() % 500_000))
        let store = try SQLiteStore(path: path)
        let engagements = try store.read { try $0.engagements(limit: 9) }
        let load = try store.read { try $0.load(from: now) }.values.map(\.count).reduce(0, +)
        let added = try store.table(ContactQuery()).statuses.count { $0 == .added }
        #expect(load == engagements.count * 12_000, "round \(round)")
        #expect(added == engagements.count * 4_000, "round \(round)")
        #expect(try soundness(path) == ["ok"], "round \(round)")
      }
    }
  }

  @Test("A full disk is one clear error, and the database stays as it was")
  func fullDisk() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      do { try StoreFixtures.fill(SQLiteStore(path: path), count: 100) }
      // A limit on the size of files, which SQLite meets as it meets a full disk.
      let probe = try ProbeProcess(
        ["import", path, "100000"], shell: "ulimit -f 2000; exec \"$@\"")
      let output = probe.finish()
      #expect(output.contains("error: full"), "\(output)")
      let store = try SQLiteStore(path: path)
      #expect(try store.table(ContactQuery()).count == 100)
      #expect(try store.version() == 1)
      #expect(try soundness(path) == ["ok"])
      try StoreFixtures.fill(store, count: 200)
      #expect(try store.table(ContactQuery()).count == 200)
    }
  }

  @Test(
    "A disk that is full, or that fails, at any one write is one clear error",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")),
    arguments: [("ENOSPC", "error: full"), ("EIO", "error: ")])
  func failingWrites(fault: String, expected: String) throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      do { try StoreFixtures.fill(SQLiteStore(path: path), count: 100) }
      for number in [1, 2, 5, 20, 60] {
        let probe = try ProbeProcess(
          ["import", path, "3000"],
          shell: """
            exec strace -f -o /dev/null -e trace=pwrite64 \
            -e inject=pwrite64:error=\(fault):when=\(number) "$@"
            """)
        let output = probe.finish()
        #expect(output.contains(expected), "write \(number): \(output)")
        #expect(try SQLiteStore(path: path).table(ContactQuery()).count == 100)
        #expect(try soundness(path) == ["ok"])
      }
    }
  }

  @Test("A folder that cannot be written to is one clear error")
  func readOnlyFolder() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      // Root may write everywhere, so for root the refusal is injected.
      guard getuid() == 0 else {
        chmod(folder, 0o555)
        defer { chmod(folder, 0o755) }
        let store = try SQLiteStore(path: path)
        #expect(try store.table(ContactQuery()).count == 0)
        #expect(throws: StoreError.readOnly(location: path)) { try store.write { _ in } }
        return
      }
      chmod(folder, 0o555)
      let probe = try ProbeProcess(
        ["import", path, "10"],
        shell: """
          exec strace -f -o /dev/null -e inject=openat:error=EROFS:when=1+ \
          -P \(path).lock "$@"
          """
      )
      let output = probe.finish()
      #expect(output.contains("error: readOnly"), "\(output)")
      #expect(try !FileManager.default.contentsOfDirectory(atPath: folder).contains("perigee.db"))
    }
  }

  @Test("Processes that write at once take turns, and no write is lost")
  func concurrentWriters() throws {
    try withFolder { folder in
      let path = "\(folder)/perigee.db"
      let probes = try (0..<3).map { _ in try ProbeProcess(["append", path, "150"]) }
      for probe in probes {
        let output = probe.finish()
        #expect(output.contains("done"), "\(output)")
      }
      let store = try SQLiteStore(path: path)
      #expect(try store.version() == 450)
      let log = try store.read { try $0.log(limit: nil) }
      for (_, entries) in Dictionary(grouping: log, by: \.subject) {
        #expect(entries.map(\.detail) == (0..<150).map(String.init))
      }
      #expect(log.count == 450)
      #expect(try soundness(path) == ["ok"])
    }
  }
}
