import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// The files of the workspace that a script reads and writes; in tests, what a case writes is read by
/// that case alone.
final class ScriptFiles {
  /// Bytes that a script may read or write at once.
  private static let limit = 64 << 20

  private let workspace: Workspace
  /// What was written, by path; nil where it is written to the disk.
  private var written: [String: [UInt8]]?

  init(_ workspace: Workspace, keepsFiles: Bool) {
    self.workspace = workspace
    self.written = keepsFiles ? nil : [:]
  }

  /// Forgets what was written and is not on the disk.
  func forget() {
    if written != nil { written = [:] }
  }

  /// Nil where there is no such file.
  /// - Throws: `FileError`.
  func read(_ name: String) throws -> [UInt8]? {
    let path = try workspace.pathInside(name)
    if let bytes = written?[path] { return bytes }
    guard FileStorage.size(of: path) != nil else { return nil }
    return try FileStorage.read(path, limit: Self.limit)
  }

  /// Writes the whole file, or leaves it as it was.
  /// - Parameter isPrivate: its owner alone reads it.
  /// - Throws: `FileError`, and what `body` throws.
  func write(
    _ name: String, isPrivate: Bool = false,
    _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    try refuseOwnFiles(name)
    let path = try workspace.pathInside(name)
    guard written != nil else {
      let mode = isPrivate ? FileStorage.ownerAlone : FileStorage.everybody
      return try FileStorage.replace(path, mode: mode, body)
    }
    var bytes: [UInt8] = []
    try withoutActuallyEscaping({ bytes += $0 }) { try body($0) }
    written?[path] = bytes
  }

  /// A script that wrote these would change what the workspace is behind everybody's back.
  private func refuseOwnFiles(_ name: String) throws {
    let last = name.split(separator: "/").last ?? ""
    guard last.hasSuffix(".lua") || last.hasPrefix("perigee.db") || last.hasPrefix(".") else {
      return
    }
    throw FileError(name, .ownFile)
  }
}
