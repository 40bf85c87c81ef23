extension Workspace {
  /// The source of a module that a script requires: `rules.territory` is `rules/territory.lua` of the
  /// workspace, else of the standard library.
  /// - Throws: `UnknownName`.
  package func module(_ name: String) throws -> (bytes: [UInt8], path: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { $0 != UInt8(ascii: "/") && $0 != 0 }
    }
    let file = parts.joined(separator: "/") + ".lua"
    if isPlain {
      for folder in [directory, Installation.standardLibrary].compactMap({ $0 }) {
        if FileStorage.size(of: "\(folder)/\(file)") != nil {
          return (try FileStorage.read("\(folder)/\(file)", limit: 1 << 20), file)
        }
      }
    }
    throw UnknownName(kind: "module", name: name, known: ["perigee"])
  }

  /// The absolute path of a file that a script names, which must lie in the workspace.
  /// - Throws: `SessionError.file`.
  package func pathInside(_ path: String) throws -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard !path.hasPrefix("/"), !parts.contains(".."), let last = parts.last, last != "." else {
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
    return "\(real)/\(last)"
  }
}
