import ArgumentParser
import PerigeeCore
import PerigeeScripting

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs an automation script.",
    discussion: """
        perigee run scripts/monday.lua
        perigee run scripts/top_up.lua anna@acme.example 50

      What stands behind the script are its arguments. The script's perigee module can do what the \
      commands can.
      """)

  @Argument(help: "The script, a Lua file.", completion: .file(extensions: ["lua"]))
  var script: String

  @OptionGroup var global: GlobalOptions

  @Argument(parsing: .captureForPassthrough, help: "Arguments for the script.")
  var arguments: [String] = []

  func run() throws {
    let session = try global.session()
    let source = try FileStorage.read(script, limit: ScriptHost.sourceLimit)
    let host = try ScriptHost(session: session, output: Output.text)
    try host.run(source, name: script, arguments: arguments)
  }
}
