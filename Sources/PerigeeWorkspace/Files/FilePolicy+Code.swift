import Glibc

// Files of Lua code, which are run or looked at.
extension FilePolicy {
  /// What the file of the workspace holds that is called `name` from its folder.
  /// - Parameter limit: bytes; a longer file is an error.
  /// - Throws: `FileError`, with `name` as its path.
  package func code(_ name: String, limit: Int) throws(FileError) -> [UInt8] {
    let place = try place(of: name, for: .code)
    guard place.isThere else { throw FileError.missing(name) }
    return try bytes(of: place.path, called: name, limit: limit)
  }

  /// What a file of code holds that a person names, who may name any: but no link inside the workspace leads
  /// out of it, since somebody else may have made that one.
  ///
  /// - Parameters:
  ///   - path: absolute, or from the working folder.
  ///   - isRegular: whether anything else than a regular file is an error.
  /// - Throws: `FileError`, with `path` as its path.
  package func namedCode(
    _ path: String, limit: Int, isRegular: Bool
  ) throws(FileError) -> [UInt8] {
    var reached = path.hasPrefix("/") ? "/" : try SystemFile.resolved(".")
    for part in path.split(separator: "/").map(String.init) {
      // What is not there is no link: who opens the file says so.
      guard let next = try? SystemFile.resolved("\(reached)/\(part)") else { break }
      if part != "..", contains(reached), !contains(next) {
        throw FileError(path, .linkOutsideWorkspace)
      }
      reached = next
    }
    if named.holdSecret(at: path) { throw FileError(path, .secret) }
    return try bytes(of: path, called: path, limit: limit, isRegular: isRegular)
  }

  private func bytes(
    of path: String, called name: String, limit: Int, isRegular: Bool = true
  ) throws(FileError) -> [UInt8] {
    do { return try SystemFile.bytes(of: path, limit: limit, isRegular: isRegular) } catch {
      throw FileError(name, error.fault)
    }
  }
}
