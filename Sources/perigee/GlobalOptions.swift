import ArgumentParser
import PerigeeCore
import PerigeeScripting
import PerigeeSession
import PerigeeWorkspace
import PerigeeSQLite

/// The options that every command takes, before the command's name or behind it, but for `--format`,
/// of which one command has a wider choice.
struct PlainGlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The workspace. Default: the nearest folder upward that has a perigee.lua.",
      valueName: "dir"))
  var workspace: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The acting user. Default: PERIGEE_USER, then the workspace's default_user.",
      valueName: "email"))
  var user: String?

  @Option(
    help: ArgumentHelp(
      "Takes this for the present, such as 2026-11-24T09:00:00+01:00.", valueName: "rfc3339"))
  var now: String?

  /// The folder of the workspace.
  func workspaceFolder() throws -> String {
    if let workspace { return workspace }
    return try Workspace.find(from: WorkingFolder.path)
  }

  /// The session that a command works in.
  func session() throws -> Session {
    let folder = try workspaceFolder()
    return try Session(
      workspace: Workspace.load(at: folder), user: user ?? Environment["PERIGEE_USER"],
      now: present(), checkpoint: Interrupted.check,
      openStore: { try SQLiteStore(path: "\(folder)/perigee.db") })
  }

  /// `--now`, else the clock; the one place that reads it.
  func present() throws -> Instant {
    guard let now else { return Clock.now }
    do { return try Instant(rfc3339: now) } catch {
      throw UsageError("--now", now, "\(error)")
    }
  }
}

/// The options that every command takes, before the command's name or behind it.
struct GlobalOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var plain: PlainGlobalOptions

  @Option(help: "How to print: for people, or for programs.")
  var format: Format = .text

  func session() throws -> Session { try plain.session() }

  /// The names of these options, all of which take a value.
  private static let names = ["--workspace", "--as", "--now", "--format"]

  /// Lets `perigee --format json report intro` mean `perigee report intro --format json`.
  static func movedBehindCommand(_ arguments: [String]) -> [String] {
    var rest = arguments[...]
    var moved: [String] = []
    while let first = rest.first, let name = names.first(where: { isOption(first, named: $0) }) {
      let length = first == name ? 2 : 1
      guard rest.count > length else { return arguments }
      moved += rest.prefix(length)
      rest = rest.dropFirst(length)
    }
    guard let command = rest.first, !command.hasPrefix("-") else { return arguments }
    // Behind the command's other options and before a `--` or a script's own arguments.
    return [command] + insertionPoint(command, moved, rest.dropFirst())
  }

  private static func insertionPoint(
    _ command: String, _ moved: [String], _ rest: ArraySlice<String>
  ) -> [String] {
    let isGroup = command == BlacklistCommand.configuration.commandName
    guard isGroup, let first = rest.first, !first.hasPrefix("-") else { return moved + rest }
    return [first] + moved + rest.dropFirst()
  }

  private static func isOption(_ argument: String, named name: String) -> Bool {
    argument == name || argument.hasPrefix(name + "=")
  }

  /// Whether an error is to be printed as JSON, known even where parsing failed.
  static func askForJSON(_ arguments: [String]) -> Bool {
    arguments.contains("--format=json")
      || zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && $1 == "json" }
  }

  /// How text is dressed: colours on a terminal only.
  var style: TextStyle { Terminal.showsColours ? .terminal : .plain }
}
