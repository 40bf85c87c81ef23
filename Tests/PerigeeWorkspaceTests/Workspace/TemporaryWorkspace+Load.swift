import PerigeeWorkspace
import TestSupport

extension TemporaryWorkspace {
  func load() throws -> Workspace { try Workspace.load(at: path) }

  /// What is wrong, a line a finding, in the order of files and lines, without columns.
  func findings() throws -> [String] {
    do {
      _ = try load()
      return []
    } catch let error as WorkspaceError {
      return error.findings.sorted { ($0.location, $0.message) < ($1.location, $1.message) }
        .map { "\($0.location): \($0.message)" }
    }
  }
}
