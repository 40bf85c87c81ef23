import Glibc

// The folders that a file to be written lies in.
extension FilePolicy {
  /// Where a file is to be written that is called `name` from the workspace's folder, its folders made where they
  /// are missing: one after the other, each in a folder that is known to lie in the workspace, whatever links
  /// are on the way.
  /// - Parameter makesFolders: false for a place that is only thought of.
  /// - Throws: `FileError`, with `name` as its path; then nothing was made that the workspace is made of.
  package func placeToWrite(_ name: String, makesFolders: Bool) throws(FileError) -> Place {
    let parts = try parts(of: name, .writing)
    guard let missing = try missingFolders(parts.dropLast(), name) else {
      return try place(of: name, for: .writing)
    }
    for folder in missing.names
    where Self.isOwn(folder) {
      throw FileError(name, .ownFile)
    }
    guard makesFolders else {
      let path = ([missing.parent] + missing.names + parts.suffix(1)).joined(separator: "/")
      try refuseNamed(path, .writing, name)
      return Place(path: path, isThere: false)
    }
    var path = missing.parent
    for folder in missing.names {
      path += "/\(folder)"
      if mkdir(path, 0o755) != 0, errno != EEXIST {
        throw FileError(name, .system(.write, code: errno))
      }
    }
    // Whatever somebody has put there meanwhile is looked at as everything is.
    return try place(of: name, for: .writing)
  }

  /// The last folder on the way that is there, without links, and the names of those behind it; nil where all
  /// are there.
  private func missingFolders(
    _ parts: ArraySlice<String>, _ name: String
  ) throws(FileError) -> (parent: String, names: [String])? {
    var reached = directory
    for (index, part) in zip(parts.indices, parts) {
      let next = "\(reached)/\(part)"
      do throws(FileError) { reached = try SystemFile.resolved(next) } catch {
        guard case .system(_, ENOENT) = error.fault else {
          throw FileError(name, .folderOutsideWorkspace)
        }
        if SystemFile.isLink(next) { throw FileError(name, .linkToNothing) }
        return (reached, Array(parts[index...]))
      }
      try refuseHidden(try inside(reached, .folderOutsideWorkspace, name), name)
      // Of what cannot be looked at nothing is made either.
      guard (try? SystemFile.kind(of: reached)) == .folder else {
        throw FileError(name, .system(.write, code: ENOTDIR))
      }
    }
    return nil
  }
}
