import Foundation
import GRDB
import GRDBSQLite
import PerigeeCore
import PerigeeSQLite

/// A run of `StoreProbe`, the process that tests kill or limit.
struct ProbeProcess {
  private let process = Process()
  private let output = Pipe()

  /// - Parameter shell: what runs it, with the probe and its arguments as `"$@"`.
  init(_ arguments: [String], shell: String = "exec \"$@\"") throws {
    let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      ["-c", shell, "sh", folder.appendingPathComponent("StoreProbe").path] + arguments
    process.standardOutput = output
    try process.run()
  }

  /// Waits until the probe has opened its store.
  func waitUntilReady() {
    var text = ""
    while !text.contains("ready"), case let data = output.fileHandleForReading.availableData,
      !data.isEmpty
    {
      text += String(decoding: data, as: UTF8.self)
    }
  }

  func kill(afterMicroseconds pause: UInt32) {
    usleep(pause)
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// All that it printed, when it has ended.
  func finish() -> String {
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
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
