import PerigeeCore
import LuaBridge

/// Runs files of tests (`*_test.lua`), each in a state of its own, against a store in memory.
package final class TestRun {
  /// One case and how it went.
  package struct Outcome: Sendable {
    package let file: String
    package let name: String
    /// Nil where the case holds.
    package let failure: String?
  }

  /// A Monday morning: every case begins then, unless it says otherwise.
  package static let defaultNow = "2026-01-05 09:00"

  private let directory: String
  private let user: String?
  private let now: String
  /// Only cases whose name has this in it.
  private let pattern: String?
  private let output: (String) -> Void
  package private(set) var outcomes: [Outcome] = []

  /// - Parameters:
  ///   - directory: the workspace's.
  ///   - now: local to the team's zone, or RFC 3339.
  ///   - output: takes what tests print.
  package init(
    directory: String, user: String?, now: String?, pattern: String?,
    output: @escaping (String) -> Void
  ) {
    self.directory = directory
    self.user = user
    self.now = now ?? Self.defaultNow
    self.pattern = pattern
    self.output = output
  }

  /// The files of tests below the workspace, sorted.
  package static func files(in directory: String) throws -> [String] {
    try FileStorage.files(below: directory)
      .filter {
        $0.hasSuffix("_test.lua") && !$0.split(separator: "/").contains { $0.hasPrefix(".") }
      }
      .sorted()
  }

  /// Runs the cases of one file; a mistake outside of any case is an outcome too.
  package func run(_ file: String) throws {
    let path = file.hasPrefix("/") ? file : "\(directory)/\(file)"
    // Files of the workspace are named from there, however they were given.
    let inside = "\(directory)/"
    let file = path.hasPrefix(inside) ? String(path.dropFirst(inside.count)) : path
    let source = try FileStorage.read(path, limit: ScriptHost.sourceLimit)
    let workspace = try Workspace.load(at: directory)
    let session = try Session(
      workspace: workspace, user: user, now: Session.instant(now, workspace.team.zone),
      openStore: { MemoryStore() })
    let host = try ScriptHost(
      session: session,
      surroundings: ScriptHost.Surroundings(output: output, timeLimit: .seconds(600)))
    let module = TestModule(host, pattern: pattern, now: session.now) { [unowned self] in
      outcomes.append(Outcome(file: file, name: $0, failure: $1))
    }
    host.provide("perigee.test.host") { try module.table() }
    let count = outcomes.count
    do {
      try host.run(source, name: file, arguments: [])
      guard outcomes.count == count, pattern == nil else { return }
      outcomes.append(
        Outcome(file: file, name: "has cases", failure: "the file has no test.case(name, function)")
      )
    } catch {
      let failure = (error as? ScriptFailure)?.message ?? "\(error)"
      outcomes.append(Outcome(file: file, name: "the file itself", failure: failure))
    }
  }
}
