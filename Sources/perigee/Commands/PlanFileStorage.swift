import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// Plan files on disk.
enum PlanFileStorage {
  /// Replaces `path` whole, or leaves it as it is; its owner alone reads it.
  /// - Parameter files: those of the workspace, none of which is replaced.
  static func write(_ plan: Plan, to path: String, _ files: FilePolicy) throws {
    try files.refuseOutput(to: path)
    try FileStorage.replace(path, mode: FileStorage.ownerAlone) { sink in
      try PlanFile.write(plan, to: sink)
    }
  }

  static func read(_ path: String) throws -> PlanDocument {
    let bytes = try FileStorage.read(path)
    do { return try PlanFile.decode(bytes) } catch {
      throw SessionError.planFile(path: path, error)
    }
  }
}
