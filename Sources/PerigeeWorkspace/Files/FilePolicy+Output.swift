// Files that a person names to be written, who may name any but those that the workspace works by.
extension FilePolicy {
  /// Refuses what would be lost behind everybody's back: code, the database, what stands beside it, secrets and
  /// certificates, by whatever name or link they are meant.
  /// - Parameter path: absolute, or from the working folder.
  /// - Throws: `FileError`, with `path` as its path.
  package func refuseOutput(to path: String) throws(FileError) {
    let target = FileIdentity(path)
    // Beside the workspace a new file may be called as anybody likes.
    let isOurs = target.isThere || contains(target.path)
    guard
      isOurs && [path, target.path].contains(where: { Self.isOwn(Self.lastName(of: $0)) })
        || isKept(target.path) || named.contain(path)
        || target.isAny(of: Self.ownNames.map { "\(directory)/\($0)" })
    else { return }
    throw FileError(path, .workspaceFile)
  }

  /// Those that every workspace has, which another name may stand for.
  private static let ownNames = [
    "perigee.lua", "perigee.db", "perigee.db-wal", "perigee.db-shm", "perigee.db.lock",
  ]

  /// What is code or a database wherever it lies: of another workspace, too.
  static func isOwn(_ name: String) -> Bool {
    name.hasSuffix(".lua") || name.hasPrefix("perigee.db")
  }

  /// Whether it lies in the folder of what the program keeps for itself.
  private func isKept(_ path: String) -> Bool { path.hasPrefix("\(directory)/.perigee/") }

  private static func lastName(of path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? ""
  }
}
