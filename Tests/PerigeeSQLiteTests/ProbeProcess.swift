import GRDB
import GRDBSQLite
import Glibc
import PerigeeCore
import PerigeeSQLite
import TestSupport

/// A run of `StoreProbe`, the process that tests kill or limit.
struct ProbeProcess {
  private let process: ChildProcess

  /// - Parameter shell: what runs it, with the probe and its arguments as `"$@"`.
  init(_ arguments: [String], shell: String = "exec \"$@\"") throws {
    process = try ChildProcess(
      "/bin/sh", ["-c", shell, "sh", BuiltProduct.path("StoreProbe")] + arguments)
  }

  /// Waits until the probe has opened its store.
  func waitUntilReady() { process.wait(for: "ready") }

  /// Kills it after a while, wherever it is then, unless it ends before.
  func kill(after pause: Duration) {
    process.waitForEnd(atMost: pause)
    process.signal(SIGKILL)
    _ = process.finish()
  }

  /// All that it printed, when it has ended.
  func finish() -> String { process.finish().output }
}

/// What plain SQL says of a database file.
func query(_ path: String, _ sql: String) throws -> [String] {
  var configuration = Configuration()
  configuration.readonly = true
  configuration.busyMode = .timeout(10)
  return try DatabaseQueue(path: path, configuration: configuration).read {
    try String.fetchAll($0, sql: sql)
  }
}

func change(_ path: String, _ sql: String) throws {
  try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
}

/// Whether the file is sound, by SQLite's own check and by ours: nothing half done.
func soundness(_ path: String) throws -> [String] {
  try query(path, "PRAGMA integrity_check") + query(path, "PRAGMA foreign_key_check")
    + query(
      path,
      """
      SELECT 'a member that is no contact' FROM list_member
        WHERE contact NOT IN (SELECT id FROM contact)
      UNION ALL SELECT 'an enrollment without its sendings' FROM enrollment e
        WHERE (SELECT count(*) FROM sending WHERE enrollment = e.id) <> 3
      UNION ALL SELECT 'an engagement without its enrollments' FROM engagement g
        WHERE enrolled <> (SELECT count(*) FROM enrollment WHERE engagement = g.id)
      """)
}
