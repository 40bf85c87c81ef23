import Glibc

/// A file or a folder that could not be used, or that may not be.
package struct FileError: Error, Hashable, Sendable {
  /// What was tried.
  package enum Operation: Hashable, Sendable {
    case read, write
    /// The names in a folder.
    case list
    /// What is at a path, and where its links lead.
    case look
  }

  /// Why it was not possible.
  package enum Fault: Hashable, Sendable {
    /// The system refused; `code` is its `errno`.
    case system(Operation, code: Int32)
    /// A new workspace would stand among other files.
    case folderNotEmpty
    /// A script named an absolute path, `..` or nothing.
    case outsideWorkspace
    case folderOutsideWorkspace
    case linkOutsideWorkspace
    /// A link that is to be written leads to nothing.
    case linkToNothing
    /// A component of the path, or of where its links lead, begins with a dot.
    case hidden
    /// A pipe, a device, a folder.
    case notRegular
    /// More bytes than are taken.
    case tooLong(limit: Int)
    /// A script was to write what the workspace itself is made of.
    case ownFile
    /// A script was to read the database as a file.
    case database
    /// Lua code was to reach what a secret of the team comes from.
    case secret
    /// A person named what the workspace works by for output.
    case workspaceFile
  }

  /// As it was named: absolute, or relative to the workspace or the working folder.
  package var path: String
  package var fault: Fault

  package init(_ path: String, _ fault: Fault) {
    self.path = path
    self.fault = fault
  }

  /// - Parameter code: `errno`, read right after the call.
  init(_ path: String, _ operation: Operation, _ code: Int32) {
    self.init(path, .system(operation, code: code))
  }

  /// That there is no file of this name.
  package static func missing(_ path: String) -> FileError { FileError(path, .read, ENOENT) }

  /// The same with its path relative to `folder`, where it lies in there.
  package func inside(_ folder: String) -> FileError {
    let prefix = "\(folder)/"
    guard path.hasPrefix(prefix) else { return self }
    return FileError(String(path.dropFirst(prefix.count)), fault)
  }
}
