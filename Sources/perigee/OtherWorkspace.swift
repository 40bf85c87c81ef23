import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// This workspace with the settings of another one's `perigee.lua`.
struct OtherWorkspace {
  /// The other `perigee.lua`, as a person finds it from here.
  let file: String
  private let workspace: Workspace
  private let options: PlainGlobalOptions

  /// - Parameter path: of the file, or of its folder.
  /// - Throws: `WorkspaceError` with paths of the other folder, `UsageError` where there is none.
  init(at path: String, _ options: PlainGlobalOptions) throws {
    self.options = options
    let name = "perigee.lua"
    let folder =
      path == name ? "." : path.hasSuffix("/" + name) ? String(path.dropLast(name.count + 1)) : path
    file = path == name ? name : folder + "/" + name
    do { workspace = try Self.workspace(at: folder, options) } catch is WorkspaceNotFound {
      throw UsageError(
        "--against", path, "expected a file perigee.lua, or a folder that holds one")
    }
  }

  private static func workspace(
    at folder: String, _ options: PlainGlobalOptions
  ) throws -> Workspace {
    let own = try Workspace.load(at: options.workspaceFolder())
    do { return own.with(try Workspace.load(at: folder).team) } catch let error as WorkspaceError {
      throw WorkspaceError(error.findings.map { $0.found(in: folder) })
    }
  }

  /// - Throws: what `Session` throws, of the other settings.
  func session() throws -> Session { try options.session(in: workspace) }
}

extension Finding {
  /// With the path from here.
  fileprivate func found(in folder: String) -> Finding {
    var finding = self
    finding.location.path = folder == "." ? file : "\(folder)/\(file)"
    return finding
  }
}
