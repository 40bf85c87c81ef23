import PerigeeCore
import PerigeeScripting
import PerigeeSession
import PerigeeWorkspace
import TestSupport

/// A workspace with contacts in memory, in which scripts run at 10:40 of a Monday in Paris.
struct ScriptWorld {
  let workspace: TemporaryWorkspace
  let session: Session

  /// - Parameter files: more of them, or others.
  init(_ files: [String: String] = [:], user: String? = nil) throws {
    workspace = try TemporaryWorkspace(Program.smallWorkspace.merging(files) { $1 })
    session = try Self.session(in: try Workspace.load(at: workspace.path), user: user)
    var order = ImportOrder(path: "\(workspace.path)/contacts.csv")
    order.list = "spring"
    _ = try session.importContacts(order)
  }

  static func session(in workspace: Workspace, user: String? = nil) throws -> Session {
    try Session(
      workspace: workspace, user: user, now: Instant(rfc3339: "2026-11-23T10:40:00+01:00"),
      openStore: { MemoryStore() })
  }

  /// What the script prints.
  @discardableResult
  func run(_ source: String, arguments: [String] = []) throws -> String {
    let printed = Printed()
    let host = try ScriptHost(
      session: session,
      surroundings: ScriptHost.Surroundings {
        printed.text += String(decoding: $0, as: UTF8.self)
      })
    let script = "local perigee = require 'perigee'\n" + source
    try host.run(Array(script.utf8), name: "scripts/test.lua", arguments: arguments)
    return printed.text
  }

  /// The message of the failure that the script ends with.
  func failure(_ source: String) throws -> String {
    do {
      try run(source)
      return "no failure"
    } catch let failure as ScriptFailure {
      return failure.message
    }
  }

  final class Printed { var text = "" }
}
