import ArgumentParser
import LuaBridge
import PerigeeCore
import PerigeeScripting
import PerigeeSQLite
import PerigeeWorkspace

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the workspace's tests: files named *_test.lua.",
    discussion: """
        perigee test
        perigee test rules/territory_test.lua --only "keeps the owner"

      Every case begins with no contacts and at the same moment, \(TestRun.defaultNow) unless --now \
      says otherwise; nothing that is stored is read or changed, and a file that a case writes is \
      there for that case alone. perigee reference perigee.test tells what a test can say. Exit code \
      1 where a case fails, and where nothing was tested.
      """)

  @Argument(
    help: "The files; all of the workspace without them.", completion: .file(extensions: ["lua"]))
  var files: [String] = []

  @Option(help: ArgumentHelp("Runs only cases with this in their names.", valueName: "text"))
  var only: String?

  @Option(
    help: ArgumentHelp("Stops a case after so long: 30s, 200ms. Default: 10s.", valueName: "time"))
  var timeLimit: String?

  @Option(help: "How to print: for people, as the Test Anything Protocol, or for programs.")
  var format: TestReport.Format = .text

  @OptionGroup var global: PlainGlobalOptions

  func run() throws {
    let timeLimit = try TimeLimit.duration(timeLimit)
    Signals.catchInterrupts()
    let folder = try global.workspaceFolder()
    var report = TestReport(format: format)
    let run = TestRun(
      directory: folder, user: global.user, now: global.now, pattern: only,
      timeLimit: timeLimit ?? TestRun.defaultTimeLimit,
      stored: { try Self.storedVariables(folder) }, output: report.note)
    let files = try files.isEmpty ? TestRun.files(in: folder) : files.map(absolute)
    guard !files.isEmpty else { throw NothingTested.noFiles(directory: folder) }
    report.begin()
    for file in files {
      let count = run.outcomes.count
      do { try run.run(file) } catch let failure as ScriptFailure where failure.isInterrupt {
        report.add(run.outcomes[count...])
        Output.error("error: \(failure.message)\n")
        throw ExitCode(130)
      }
      report.add(run.outcomes[count...])
    }
    try report.end(files: files.count)
    if let only, run.outcomes.isEmpty {
      throw NothingTested.noCase(
        pattern: only, suggestion: Suggestion.nearest(to: only, among: run.names),
        cases: run.names.count)
    }
    guard report.failed == 0 else { throw ExitCode(1) }
  }

  /// Those of the workspace's contacts, where it has any data; nothing is made.
  private static func storedVariables(_ folder: String) throws -> [String] {
    let path = "\(folder)/perigee.db"
    guard FileStorage.size(of: path) ?? 0 > 0 else { return [] }
    return try SQLiteStore(path: path).read { try $0.variables() }
  }

  /// A file named from where the person is, not from the workspace.
  private func absolute(_ file: String) -> String {
    file.hasPrefix("/") ? file : "\(WorkingFolder.path)/\(file)"
  }
}
