import PerigeeCore
import LuaBridge
import PerigeeSession
import PerigeeWorkspace

/// Runs files of tests (`*_test.lua`), each in a state of its own, against a store in memory.
package final class TestRun {
  /// One case and how it went.
  package struct Outcome: Sendable {
    /// By its path in the workspace.
    package let file: String
    package let name: String
    /// Nil where the case holds.
    package let failure: String?
  }

  /// A Monday morning: every case begins then, unless it says otherwise.
  package static let defaultNow = "2026-01-05 09:00"

  /// How long a case may take, unless somebody says otherwise.
  package static let defaultTimeLimit = Duration.seconds(10)

  private let directory: String
  private let user: String?
  private let now: String
  /// Only cases whose name has this in it.
  private let pattern: String?
  private let timeLimit: Duration
  private let stored: () throws -> [String]
  private let output: ([UInt8]) -> Void
  /// In the order in which cases ended.
  package private(set) var outcomes: [Outcome] = []
  /// The names of all cases that were read, of those too that `pattern` leaves out.
  package private(set) var names: [String] = []

  /// - Parameters:
  ///   - directory: the workspace's.
  ///   - now: local to the team's zone, or RFC 3339.
  ///   - timeLimit: of each case, and of reading each file.
  ///   - stored: the variables that the workspace's contacts have, which a made-up one may have too.
  ///   - output: takes what tests print.
  package init(
    directory: String, user: String?, now: String?, pattern: String?,
    timeLimit: Duration = defaultTimeLimit, stored: @escaping () throws -> [String] = { [] },
    output: @escaping ([UInt8]) -> Void
  ) {
    self.stored = stored
    self.directory = directory
    self.user = user
    self.now = now ?? Self.defaultNow
    self.pattern = pattern
    self.timeLimit = timeLimit
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

  /// A file of the workspace is read as modules are; one that a person names may lie anywhere.
  private func source(
    _ file: String, _ path: String, _ workspace: Workspace
  ) throws -> [UInt8] {
    guard file.hasPrefix("/") else {
      return try workspace.files.code(file, limit: ScriptHost.sourceLimit)
    }
    return try workspace.files.namedCode(path, limit: ScriptHost.sourceLimit, isRegular: true)
  }

  /// Runs the cases of one file; a mistake outside of any case is an outcome too.
  /// - Throws: `ScriptFailure` where Ctrl-C ended it, and what is wrong with the workspace.
  package func run(_ file: String) throws {
    let path = file.hasPrefix("/") ? file : "\(directory)/\(file)"
    // Files of the workspace are named from there, however they were given.
    let inside = "\(directory)/"
    let file = path.hasPrefix(inside) ? String(path.dropFirst(inside.count)) : path
    let workspace = try Workspace.load(at: directory)
    let source = try source(file, path, workspace)
    let session = try Session(
      workspace: workspace, user: user, now: Session.instant(now, workspace.team.zone, of: "now"),
      checkpoint: Interrupted.check, openStore: { TestModule.emptyStore() })
    let host = try ScriptHost(
      session: session,
      surroundings: ScriptHost.Surroundings(
        output: output, timeLimit: timeLimit, keepsFiles: false))
    let fields = TestFields(workspace, stored: try stored(), test: source)
    let module = TestModule(host, now: session.now, fields: fields) { [unowned self] in
      outcomes.append(Outcome(file: file, name: $0, failure: $1))
    }
    host.modules.provide("perigee.test.host") { try module.table() }
    do {
      try host.run(source, name: file, arguments: [])
      if module.cases.isEmpty { reject("it has no test.case(name, function)") }
    } catch let exit as ScriptExit {
      reject(exit.words)
    } catch let failure as ScriptFailure where !failure.isInterrupt {
      reject(failure.message)
    }
    func reject(_ failure: String) {
      outcomes.append(Outcome(file: file, name: "the file itself", failure: failure))
    }
    names += module.cases.map(\.name)
    try module.runCases(matching: pattern)
  }
}
