import PerigeeCore

/// Finds the modules that Lua code requires: those of the workspace first, then the standard library's.
struct ModuleFinder {
  /// A module's source.
  struct Module {
    let bytes: [UInt8]
    /// What messages call the file: `rules/territory.lua`, `stdlib/text.lua`.
    let path: String
    let isStandard: Bool
  }

  /// What the names of files of the standard library begin with.
  static let standardPrefix = "stdlib/"

  /// The workspace's folder.
  let directory: String
  /// Modules by name, each read once.
  private let found = FoundModules()

  init(directory: String) { self.directory = directory }

  /// `rules.territory` is `rules/territory.lua`.
  /// - Throws: `UnknownName` with a suggestion, `FileError`.
  func module(_ name: String) throws -> Module {
    if let known = found.modules[name] { return known }
    let module = try find(name)
    found.modules[name] = module
    return module
  }

  private func find(_ name: String) throws -> Module {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    // Only names: no way out of the folder, and nothing hidden.
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { $0 != UInt8(ascii: "/") && $0 != 0 }
    }
    let file = parts.joined(separator: "/") + ".lua"
    if isPlain {
      for (folder, prefix) in [
        (directory, ""), (Installation.standardLibrary, Self.standardPrefix),
      ] {
        guard let folder, FileStorage.size(of: "\(folder)/\(file)") != nil else { continue }
        return Module(
          bytes: try FileStorage.read("\(folder)/\(file)", limit: 1 << 20), path: prefix + file,
          isStandard: !prefix.isEmpty)
      }
    }
    throw UnknownName(kind: .module, name: name, known: try names())
  }

  /// All modules that can be required, sorted: `perigee`, the standard library's, the workspace's.
  func names() throws -> [String] {
    var names = ["perigee"]
    if let library = Installation.standardLibrary { names += try Self.names(in: library) }
    names += try Self.names(in: directory).filter { $0 != "perigee" }
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

private final class FoundModules {
  var modules: [String: ModuleFinder.Module] = [:]
}
