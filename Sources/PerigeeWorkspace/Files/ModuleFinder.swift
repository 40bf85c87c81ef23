import PerigeeCore
import Synchronization

/// Finds the modules that Lua code requires: those of the workspace first, then the standard library's.
/// Each is read once, so that all states of a pool have the same, whatever somebody saves meanwhile.
package final class ModuleFinder: Sendable {
  /// A module's source.
  package struct Module: Sendable {
    /// The file, whole.
    package let bytes: [UInt8]
    /// As `require` takes it.
    package let name: String
    /// What messages call the file: `rules/territory.lua`, `stdlib/text.lua`.
    package let path: String
    /// It belongs to the standard library, which a test has looked at.
    package let isStandard: Bool
  }

  /// What the names of files of the standard library begin with.
  package static let standardPrefix = "stdlib/"

  /// Modules that the host makes for scripts, besides `perigee`.
  package static let ofScripts = ["csv", "json"]

  /// Bytes; as many as a script has.
  private static let longestModule = 256 << 10

  /// The workspace's folder.
  private let directory: String
  /// Which files may be read.
  private let policy: Mutex<FilePolicy>
  /// By name. A rule may require one when it is asked, and several cores ask at once.
  private let read: Mutex<[String: Module]>

  /// - Parameters:
  ///   - files: which files of the workspace Lua code may reach.
  ///   - known: modules that were read before, by name.
  package init(_ files: FilePolicy, known: [String: Module] = [:]) {
    self.directory = files.directory
    self.policy = Mutex(files)
    self.read = Mutex(known)
  }

  /// From now on no module is one of the secrets that a team names.
  func guardFiles(_ named: NamedFiles) {
    policy.withLock { $0 = FilePolicy(directory: directory, named: named) }
  }

  private func place(of file: String) throws(FileError) -> FilePolicy.Place {
    try policy.withLock(\.self).place(of: file, for: .code)
  }

  /// What has been read so far, by name.
  var found: [String: Module] { read.withLock { $0 } }

  /// `rules.territory` is `rules/territory.lua`.
  /// - Throws: `UnknownName` with a suggestion, `FileError`.
  package func module(_ name: String) throws -> Module {
    try read.withLock { read in
      if let known = read[name] { return known }
      let module = try find(name)
      read[name] = module
      return module
    }
  }

  private func find(_ name: String) throws -> Module {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    // Only names: no way out of the folder, and nothing hidden.
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { $0 != UInt8(ascii: "/") && $0 != 0 }
    }
    let file = parts.joined(separator: "/") + ".lua"
    if isPlain {
      let own = try place(of: file)
      if own.isThere {
        return try module(
          own.path, name: name, called: Self.workspacePath(file), isStandard: false)
      }
      if let library = Installation.standardLibrary,
        FileStorage.size(of: "\(library)/\(file)") != nil
      {
        return try module(
          "\(library)/\(file)", name: name, called: Self.standardPrefix + file, isStandard: true)
      }
    }
    throw UnknownName(kind: .module, name: name, known: try names())
  }

  /// Whether the workspace has a module of this name in its own folder.
  /// - Throws: `FileError`.
  func hasOwn(_ name: String) throws -> Bool {
    try place(of: "\(name).lua").isThere
  }

  /// What messages call a file of the workspace: one in a folder called stdlib is none of the library's.
  package static func workspacePath(_ file: String) -> String {
    file.hasPrefix(standardPrefix) ? "./" + file : file
  }

  private func module(
    _ path: String, name: String, called file: String, isStandard: Bool
  ) throws -> Module {
    do {
      let bytes = try FileStorage.read(path, limit: Self.longestModule, isRegular: true)
      return Module(bytes: bytes, name: name, path: file, isStandard: isStandard)
    } catch {
      throw FileError(file, error.fault)
    }
  }

  /// All modules that can be required, sorted: `perigee`, the standard library's, the workspace's.
  package func names() throws -> [String] {
    var names = ["perigee"] + Self.ofScripts
    if let library = Installation.standardLibrary { names += try Self.names(in: library) }
    names += try Self.names(in: directory).filter { !names.contains($0) }
    for folder in ["rules", "scripts", "lib"] {
      guard try SystemFile.kind(of: "\(directory)/\(folder)") == .folder else { continue }
      names += try Self.names(in: "\(directory)/\(folder)").map { "\(folder).\($0)" }
    }
    return names.filter { $0 != "meta" && !$0.hasSuffix("_test") }.sorted()
  }

  private static func names(in folder: String) throws -> [String] {
    try SystemFile.names(in: folder).filter { $0.hasSuffix(".lua") && !$0.hasPrefix(".") }
      .map { String($0.dropLast(4)) }
  }
}
