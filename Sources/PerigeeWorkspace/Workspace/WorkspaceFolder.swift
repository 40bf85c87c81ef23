import PerigeeCore

/// The files of a workspace: `perigee.lua`, `sequences/*.lua`, `rules/*.lua` and `automations/*.lua`.
struct WorkspaceFolder {
  /// The name of the file that makes a folder a workspace.
  static let settings = "perigee.lua"

  /// Absolute, without links.
  let path: String
  /// What the team's settings name, once they are read.
  var named = NamedFiles.none

  private init(path: String) { self.path = path }

  /// The workspace in the folder `path`, and not above it.
  init(at path: String) throws(WorkspaceNotFound) {
    do {
      self.init(path: try SystemFile.resolved(path))
      if try SystemFile.kind(of: "\(self.path)/\(Self.settings)") != nil { return }
    } catch {
      throw .unreadable(path: error.path, reason: error.reason)
    }
    throw .notFound(start: path)
  }

  /// The nearest workspace from `start` upward.
  static func find(from start: String) throws(WorkspaceNotFound) -> WorkspaceFolder {
    do {
      var folder = try SystemFile.resolved(start)
      while true {
        if try SystemFile.kind(of: "\(folder)/\(settings)") == .file {
          return WorkspaceFolder(path: folder)
        }
        guard let slash = folder.lastIndex(of: "/"), folder != "/" else { break }
        folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
      }
    } catch {
      throw .unreadable(path: error.path, reason: error.reason)
    }
    throw .notFound(start: start)
  }

  /// The Lua files of `folder`, by path in the workspace, sorted; none where there is no such folder.
  ///
  /// Tests, `*_test.lua`, are not declarations.
  /// - Throws: `FileError` with a path in the workspace.
  func files(in folder: String) throws(FileError) -> [String] {
    do { return try findFiles(in: folder) } catch { throw error.inside(path) }
  }

  private func findFiles(in folder: String) throws(FileError) -> [String] {
    guard try SystemFile.kind(of: "\(path)/\(folder)") == .folder else { return [] }
    var files: [String] = []
    for name in try SystemFile.names(in: "\(path)/\(folder)") {
      guard name.hasSuffix(".lua"), !name.hasSuffix("_test.lua"), !name.hasPrefix(".") else {
        continue
      }
      let file = "\(folder)/\(name)"
      // What is no file is one that cannot be read: a declaration that is not there says so.
      if (try? SystemFile.kind(of: "\(path)/\(file)")) != .folder { files.append(file) }
    }
    return files
  }

  /// What a file of declarations holds.
  func bytes(of file: String) throws(FileError) -> [UInt8] {
    try FilePolicy(directory: path, named: named).code(file, limit: 16 << 20)
  }
}
