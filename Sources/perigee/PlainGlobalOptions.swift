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

  /// Which files output leaves alone, for what needs no workspace: those of the one that it is called in.
  func files() throws -> FilePolicy {
    let folder: String
    do { folder = try workspaceFolder() } catch is WorkspaceNotFound where workspace == nil {
      return FilePolicy(directory: WorkingFolder.path)
    }
    // Where perigee.lua cannot be read, what it names is not known; whatever lies beside it still is.
    let found = try Workspace.examine(at: folder)
    return found.workspace?.files ?? FilePolicy(directory: found.directory)
  }

  /// Who acts; nil for the workspace's default.
  var actor: String? { user ?? Environment["PERIGEE_USER"] }

  /// What a command reads of the workspace.
  enum Reading { case everything, withoutSequences }

  /// The session that a command works in.
  func session(_ reading: Reading = .everything) throws -> Session {
    let folder = try workspaceFolder()
    return try session(
      in: reading == .everything
        ? Workspace.load(at: folder) : Workspace.loadWithoutSequences(at: folder))
  }

  /// The session in a workspace that was read before.
  /// - Parameter automation: which automation acts, in the name of whom it declares.
  func session(
    in workspace: Workspace, automation: AutomationActor? = nil
  ) throws -> Session {
    let folder = try workspaceFolder()
    var user = actor
    if let name = automation?.name {
      user = try workspace.automation(name).automation.user?.text ?? user
    }
    return try Session(
      workspace: workspace, user: user, now: present(), checkpoint: Interrupted.check,
      committed: { Output.noteDone($0.words) }, automation: automation,
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
