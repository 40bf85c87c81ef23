import ArgumentParser
import LuaBridge
import PerigeeCore
import PerigeeScripting
import PerigeeSession
import PerigeeWorkspace

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs an automation script.",
    usage: """
      perigee run [--time-limit <time>] [--workspace <dir>] [--as <email>] [--now <rfc3339>] \
      [--format <format>] <script> [<arguments> ...]
      """,
    discussion: """
        perigee run scripts/monday.lua
        perigee run scripts/top_up.lua anna@acme.example 50

      What stands behind the script are its arguments; the options of this command stand before it. \
      An argument that is called as one of them stands behind --, which the script does not see. The \
      script's perigee module can do what the commands can.
      """)

  @Argument(help: "The script, a Lua file.", completion: .file(extensions: ["lua"]))
  var script: String

  @Option(
    help: ArgumentHelp(
      "Stops the script after so long: 30s, 5m, 200ms. Default: no limit; Ctrl-C stops it.",
      valueName: "time"))
  var timeLimit: String?

  @OptionGroup var global: GlobalOptions

  @Argument(parsing: .captureForPassthrough, help: "Arguments for the script.")
  var arguments: [String] = []

  private func refuseOwnOptions() throws {
    for argument in arguments.prefix(while: { $0 != "--" }) {
      let option = Self.ownOptions.first { argument == $0 || argument.hasPrefix($0 + "=") }
      guard let option else { continue }
      throw UsageError(
        "\(option) stands behind the script, where the script's own arguments are; write it before "
          + "the script, or behind -- for the script: perigee run \(script) -- \(argument)")
    }
  }

  private static let ownOptions = GlobalOptions.names + ["--time-limit"]

  /// What stands behind the script, but for the first `--`.
  private var scriptArguments: [String] {
    guard let end = arguments.firstIndex(of: "--") else { return arguments }
    return Array(arguments[..<end] + arguments[(end + 1)...])
  }

  func run() throws {
    try refuseOwnOptions()
    let timeLimit = try TimeLimit.duration(timeLimit)
    let session = try global.session()
    let source = try session.workspace.files.namedCode(
      script, limit: ScriptHost.sourceLimit, isRegular: false)
    Signals.catchInterrupts()
    let host = try ScriptHost(
      session: session,
      surroundings: ScriptHost.Surroundings(
        output: Output.data, confirm: Terminal.confirm, timeLimit: timeLimit,
        style: { Terminal.plainStyle }))
    do {
      try host.run(source, name: name(session.workspace.directory), arguments: scriptArguments)
    } catch let exit as ScriptExit {
      throw ExitCode(exit.code)
    } catch let failure as ScriptFailure where failure.isInterrupt {
      // As shells report a program that Ctrl-C ended.
      Terminal.leaveEcho()
      Output.error("error: \(failure.message)\n")
      throw ExitCode(130)
    }
  }

  /// What messages call the script: never by where things lie on this machine.
  private func name(_ workspace: String) -> String {
    guard script.hasPrefix("/") else { return script }
    if script.hasPrefix(workspace + "/") { return String(script.dropFirst(workspace.count + 1)) }
    return script.split(separator: "/").last.map(String.init) ?? script
  }
}
