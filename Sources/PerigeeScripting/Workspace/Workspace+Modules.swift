extension Workspace {
  var modules: ModuleFinder { ModuleFinder(directory: directory) }

  /// The absolute path of a file that a script names, which must lie in the workspace.
  /// - Throws: `SessionError.file`.
  package func pathInside(_ path: String) throws -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard !path.hasPrefix("/"), !parts.contains(".."), let last = parts.last, last != ".",
      !path.utf8.contains(0)
    else {
      throw SessionError.file(
        path: path, reason: "a script's files lie in the workspace; name one below it")
    }
    // A link inside must not lead outside either.
    let folder = ([directory] + parts.dropLast().map(String.init)).joined(separator: "/")
    guard let real = try? SystemFile.resolved(folder),
      real == directory || real.hasPrefix(directory + "/")
    else {
      throw SessionError.file(path: path, reason: "the folder is not in the workspace")
    }
    let whole = "\(real)/\(last)"
    // What is not there yet leads nowhere.
    if let target = try? SystemFile.resolved(whole), !target.hasPrefix(directory + "/") {
      throw SessionError.file(path: path, reason: "the link leads out of the workspace")
    }
    return whole
  }
}
