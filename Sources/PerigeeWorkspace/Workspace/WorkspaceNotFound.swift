import PerigeeCore

/// There is no workspace where one was looked for.
package enum WorkspaceNotFound: Error, Hashable, Sendable {
  case notFound(start: String)
  case unreadable(path: String, reason: String)
}

extension WorkspaceNotFound: ReportableError {
  package var code: String { "no_workspace" }
  package var isUsage: Bool { true }

  package var message: String {
    switch self {
    case .notFound(let start):
      "no workspace: neither \(start) nor a folder above it holds a \(WorkspaceFolder.settings). "
        + "Go to one, name one by --workspace, or make one by perigee init"
    case .unreadable(let path, let reason):
      "no workspace: \(path) cannot be read: \(reason)"
    }
  }
}
