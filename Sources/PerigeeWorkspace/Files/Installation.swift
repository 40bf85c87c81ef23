import Glibc

/// Where the files lie that come with the program: the standard library and the example workspace.
package enum Installation {
  /// Of the program, as `--version` says it.
  package static let version = "0.1.0"

  /// The folder of Lua modules that scripts may require; nil where there is none.
  package static var standardLibrary: String? { folder("stdlib") }

  /// The folder that `perigee init` copies.
  package static var example: String? { folder("scripts/example") }

  /// `$PERIGEE_HOME`, else `share/perigee` beside the program's `bin`, else the checkout that the
  /// program was built in: the nearest folder above the program that has both.
  private static func folder(_ name: String) -> String? {
    homes.map { "\($0)/\(name)" }.first { path in
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
  }

  /// `$PERIGEE_HOME`; nil where the program's own place says it. An empty one is none.
  static var home: String? {
    getenv("PERIGEE_HOME").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether `$PERIGEE_HOME` is such a folder, where it is set.
  /// - Throws: `InstallationError`.
  package static func checkHome() throws(InstallationError) {
    guard let home, standardLibrary == nil else { return }
    throw .home(home, missing: "stdlib", isThere: FileStorage.isFolder(home))
  }

  /// Why `perigee init` finds nothing to copy.
  package static var noExample: InstallationError {
    guard let home else { return .noExample }
    return .home(home, missing: "scripts/example", isThere: FileStorage.isFolder(home))
  }

  private static var homes: [String] {
    if let home { return [home] }
    // Without /proc nobody knows where the program lies; PERIGEE_HOME says it then.
    guard let program = try? SystemFile.resolved("/proc/self/exe") else { return [] }
    var homes: [String] = []
    var parts = program.split(separator: "/").dropLast()
    homes.append("/" + parts.dropLast().joined(separator: "/") + "/share/perigee")
    while !parts.isEmpty {
      homes.append("/" + parts.joined(separator: "/"))
      parts = parts.dropLast()
    }
    return homes
  }
}
