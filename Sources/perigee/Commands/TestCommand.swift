import ArgumentParser
import LuaBridge
import PerigeeCore
import PerigeeScripting

struct TestCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, tap
  }

  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the workspace's tests: files named *_test.lua.",
    discussion: """
        perigee test
        perigee test rules/territory_test.lua --only "keeps the owner"

      Every case begins with no contacts and at the same moment, \(TestRun.defaultNow) unless --now \
      says otherwise; nothing that is stored is read or changed. perigee reference perigee.test \
      tells what a test can say. Exit code 1 where a case fails.
      """)

  @Argument(
    help: "The files; all of the workspace without them.", completion: .file(extensions: ["lua"]))
  var files: [String] = []

  @Option(help: ArgumentHelp("Runs only cases with this in their names.", valueName: "text"))
  var only: String?

  @Option(help: "How to print: for people, or as the Test Anything Protocol.")
  var format: Format = .text

  @OptionGroup var global: PlainGlobalOptions

  func run() throws {
    Interruption.arm()
    let folder = try global.workspaceFolder()
    let run = TestRun(
      directory: folder, user: global.user, now: global.now, pattern: only,
      // In the protocol a line that begins with # is a comment.
      output: { Output.text(format == .tap ? "# \($0)" : $0) })
    let files = try files.isEmpty ? TestRun.files(in: folder) : files.map(absolute)
    if format == .tap { Output.text("TAP version 13\n") }
    for file in files {
      let count = run.outcomes.count
      try run.run(file)
      report(run.outcomes[count...], before: count)
    }
    let failed = run.outcomes.filter { $0.failure != nil }.count
    switch format {
    case .tap: Output.text("1..\(run.outcomes.count)\n")
    case .text:
      Output.text(
        "\(counted(run.outcomes.count, "case")) in \(counted(files.count, "file")), "
          + (failed == 0 ? "all right\n" : "\(failed) failed\n"))
    }
    guard failed == 0 else { throw ExitCode(1) }
  }

  /// A file named from where the person is, not from the workspace.
  private func absolute(_ file: String) -> String {
    file.hasPrefix("/") ? file : "\(WorkingFolder.path)/\(file)"
  }

  private func report(_ outcomes: ArraySlice<TestRun.Outcome>, before: Int) {
    if format == .text, let file = outcomes.first?.file { Output.text("\(file)\n") }
    for (index, outcome) in outcomes.enumerated() {
      let lines = (outcome.failure ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      switch format {
      case .text:
        Output.text("  \(mark(outcome)) \(outcome.name)\n")
        for line in lines where outcome.failure != nil { Output.text("      \(line)\n") }
      case .tap:
        let number = before + index + 1
        Output.text("\(outcome.failure == nil ? "ok" : "not ok") \(number) - \(outcome.name)\n")
        for line in lines where outcome.failure != nil { Output.text("# \(line)\n") }
      }
    }
  }

  private func mark(_ outcome: TestRun.Outcome) -> String {
    let (mark, colour) = outcome.failure == nil ? ("✓", 32) : ("✗", 31)
    return Terminal.showsColours ? "\u{1B}[\(colour)m\(mark)\u{1B}[0m" : mark
  }
}
