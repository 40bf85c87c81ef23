extension Workspace {
  /// The absolute path of a file that a script names, which must lie in the workspace.
  /// - Throws: `FileError`.
  package func pathInside(_ path: String) throws(FileError) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard !path.hasPrefix("/"), !parts.contains(".."), let last = parts.last, last != ".",
      !path.utf8.contains(0)
    else {
      throw FileError(path, .outsideWorkspace)
    }
    // A link inside must not lead outside either. A folder that is not there, or that nobody may
    // look into, is no place in the workspace.
    let folder = ([directory] + parts.dropLast().map(String.init)).joined(separator: "/")
    guard let real = try? SystemFile.resolved(folder),
      real == directory || real.hasPrefix(directory + "/")
    else {
      throw FileError(path, .folderOutsideWorkspace)
    }
    let whole = "\(real)/\(last)"
    // What is not there yet leads nowhere.
    if let target = try? SystemFile.resolved(whole), !target.hasPrefix(directory + "/") {
      throw FileError(path, .linkOutsideWorkspace)
    }
    return whole
  }
}
