import PerigeeWorkspace
import TestSupport

extension TemporaryWorkspace {
  func load() throws -> Workspace { try Workspace.load(at: path) }

  /// What is wrong, a line a finding.
  func findings() throws -> [String] {
    do {
      _ = try load()
      return []
    } catch let error as WorkspaceError {
      return error.findings.map(\.description)
    }
  }
}
