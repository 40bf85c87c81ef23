import Glibc

/// A file or folder that could not be read or written.
package struct FileError: Error, Hashable, Sendable {
  package enum Fault: Hashable, Sendable {
    /// The system refused, with this `errno`.
    case system(Int32)
    /// A script named a path that does not lie below the workspace.
    case outsideWorkspace
    /// A link on the way to a script's file leads out of the workspace.
    case folderOutsideWorkspace
    case linkOutOfWorkspace
    /// A new workspace would be made among other files.
    case notEmpty
    /// A script would write what the workspace is made of.
    case workspacesOwn
  }

  /// As it was asked for.
  package let path: String
  package let fault: Fault

  package init(_ path: String, _ fault: Fault) {
    self.path = path
    self.fault = fault
  }

  /// What the system said last about `path`.
  init(errnoOf path: String) { self.init(path, .system(errno)) }

  /// Nothing is there.
  package var isMissing: Bool { fault == .system(ENOENT) || fault == .system(ENOTDIR) }
}
