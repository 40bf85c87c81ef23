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

  /// The session that a command works in.
  func session(_ reading: Workspace.Reading = .everything) throws -> Session {
    try session(in: Workspace.load(at: workspaceFolder(), reading))
  }

  /// The session of what stops emails, or looks: "stops work at once, through whichever door", whatever is
  /// wrong with the workspace's files.
  /// - Parameter filters: what they name is in `rules/`, which is read for it.
  func sessionOfStops(filters: [String] = []) throws -> Session {
    guard filters.isEmpty else { return try session(.withoutSequences) }
    return try session(ofStopsIn: Workspace.examine(at: workspaceFolder(), .settings))
  }

  /// The same in a workspace that was read before.
  func session(ofStopsIn examination: WorkspaceExamination) throws -> Session {
    if let workspace = examination.workspace, examination.teamFindings.isEmpty {
      return try session(in: workspace)
    }
    let store = try SQLiteStore(path: "\(workspaceFolder())/perigee.db")
    let engaged = try store.read { try $0.engagements(limit: 1_000) }
    let team = try Team.standIn(for: actor, engaged)
    let session = try session(in: examination.workspace(standIn: team))
    Output.error(BrokenTeam(findings: examination.teamFindings, user: session.user.email).warning)
    return session
  }

  /// The session in a workspace that was read before.
  /// - Parameter automation: which automation acts, in the name of whom it declares.
  func session(
    in workspace: Workspace, automation: AutomationActor? = nil
  ) throws -> Session {
    // Whoever changes the folder later means the same workspace.
    let path = "\(try workspaceFolder())/perigee.db"
    var user = actor
    if let name = automation?.name {
      user = try workspace.automation(name).automation.user?.text ?? user
    }
    return try Session(
      workspace: workspace, user: user, now: present(), checkpoint: Interrupted.check,
      committed: { Output.noteDone($0.words) }, automation: automation,
      openStore: { try SQLiteStore(path: path) })
  }

  /// `--now`, else the clock; the one place that reads it.
  func present() throws -> Instant {
    guard let now else { return Clock.now }
    do { return try Instant(rfc3339: now) } catch {
      throw UsageError("--now", now, "\(error)")
    }
  }
}
