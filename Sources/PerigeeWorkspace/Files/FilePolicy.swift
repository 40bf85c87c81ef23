import Glibc

/// Which files of a workspace Lua code may reach. Every way to a file asks here: `perigee.read`, `write`,
/// `import` and `plan:save`, `require`, and the files of declarations.
package struct FilePolicy: Sendable {
  /// What a file is wanted for.
  package enum Use: Sendable {
    case reading, writing
    /// To be run: a module, or a file of declarations.
    case code
  }

  /// Where a file is.
  package struct Place: Sendable {
    /// Absolute; for reading, links are followed.
    package let path: String
    /// Whether there is a file.
    package let isThere: Bool
  }

  /// Absolute, without links.
  let directory: String

  /// What the team's settings name.
  let named: NamedFiles

  /// - Parameters:
  ///   - directory: the workspace's, absolute and without links.
  ///   - named: what nobody's output replaces, and which secrets are not read.
  package init(directory: String, named: NamedFiles = .none) {
    self.directory = directory
    self.named = named
  }

  /// Where the file is that is called `name` from the workspace's folder.
  ///
  /// It lies in the workspace, wherever links lead, no folder on the way to it is hidden, nor is it, and it
  /// is a regular file: opening a pipe may wait for ever. To be written it may be missing; but it is nothing
  /// that the workspace is made of, which would change behind everybody's back.
  /// - Throws: `FileError`, with `name` as its path.
  package func place(of name: String, for use: Use) throws(FileError) -> Place {
    let parts = try parts(of: name, use)
    let last = parts[parts.count - 1]
    let folder = try folder(of: parts.dropLast(), use, name)
    let whole = "\(folder ?? ([directory] + parts.dropLast()).joined(separator: "/"))/\(last)"
    guard folder != nil, let target = try target(of: whole, use, name) else {
      if use == .writing { try refuseNamed(whole, use, name) }
      return Place(path: whole, isThere: false)
    }
    try refuse(try inside(target, .linkOutsideWorkspace, name), use, name)
    try refuseNamed(target, use, name)
    // One that cannot even be looked at is nothing to open either.
    guard (try? SystemFile.kind(of: target)) == .file else { throw FileError(name, .notRegular) }
    return Place(path: use == .writing ? whole : target, isThere: true)
  }

  /// The names of the folders on the way and of the file.
  /// - Throws: `FileError` for a name that leads out of the workspace or to what is out of reach.
  func parts(of name: String, _ use: Use) throws(FileError) -> [String] {
    let parts = name.split(separator: "/").map(String.init).filter { $0 != "." }
    guard !name.hasPrefix("/"), !parts.isEmpty, !parts.contains(".."), !name.utf8.contains(0)
    else { throw FileError(name, .outsideWorkspace) }
    try refuse(parts, use, name)
    return parts
  }

  /// Without links; nil where there is none, and that is no mistake.
  private func folder(
    of parts: ArraySlice<String>, _ use: Use, _ name: String
  ) throws(FileError) -> String? {
    guard let folder = try? SystemFile.resolved(([directory] + parts).joined(separator: "/"))
    else {
      // What is in a folder that is not there is not there either.
      if use == .code || use == .reading && isMissing(parts) { return nil }
      // One that nobody may look into is no place in the workspace, nor one to write into by and by.
      throw FileError(name, .folderOutsideWorkspace)
    }
    try refuseHidden(try inside(folder, .folderOutsideWorkspace, name), name)
    return folder
  }

  /// Whether a folder on the way is not there, those above it being in the workspace.
  private func isMissing(_ parts: ArraySlice<String>) -> Bool {
    var reached = directory
    for part in parts {
      let next = "\(reached)/\(part)"
      do throws(FileError) { reached = try SystemFile.resolved(next) } catch {
        guard case .system(_, ENOENT) = error.fault else { return false }
        return !SystemFile.isLink(next)
      }
      guard contains(reached) else { return false }
    }
    return false
  }

  /// What a path leads to in the end; nil where there is nothing.
  private func target(of path: String, _ use: Use, _ name: String) throws(FileError) -> String? {
    do throws(FileError) { return try SystemFile.resolved(path) } catch {
      guard case .system(_, ENOENT) = error.fault else { throw FileError(name, error.fault) }
    }
    if use == .writing, SystemFile.isLink(path) { throw FileError(name, .linkToNothing) }
    return nil
  }

  /// The components below the workspace's folder.
  func inside(
    _ path: String, _ fault: FileError.Fault, _ name: String
  ) throws(FileError) -> [String] {
    guard contains(path) else { throw FileError(name, fault) }
    return path.dropFirst(directory.count).split(separator: "/").map(String.init)
  }

  /// Whether a path without links is the workspace's folder or below it.
  func contains(_ path: String) -> Bool {
    path == directory || path.hasPrefix(directory + "/")
  }

  func refuseHidden(_ parts: [String], _ name: String) throws(FileError) {
    if parts.contains(where: { $0.hasPrefix(".") }) { throw FileError(name, .hidden) }
  }

  /// Refuses secrets, and to write over certificates.
  func refuseNamed(_ path: String, _ use: Use, _ name: String) throws(FileError) {
    if named.holdSecret(at: path) { throw FileError(name, .secret) }
    if use == .writing, named.contain(path) { throw FileError(name, .ownFile) }
  }

  private func refuse(_ parts: [String], _ use: Use, _ name: String) throws(FileError) {
    try refuseHidden(parts, name)
    let last = parts.last ?? ""
    switch use {
    case .writing where Self.isOwn(last):
      throw FileError(name, .ownFile)
    // Closing it once more would give up the locks that the process has on it.
    case .reading where parts.count == 1 && last.hasPrefix("perigee.db"):
      throw FileError(name, .database)
    default: return
    }
  }
}
