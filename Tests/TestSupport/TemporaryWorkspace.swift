/// A workspace in a folder of its own, gone with the last reference.
package struct TemporaryWorkspace {
  package let folder: TemporaryFolder

  package var path: String { folder.path }

  /// - Parameter files: texts by path; `perigee.lua` is `Program.team()` where it is not among them.
  package init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder(files.merging(["perigee.lua": Program.team()]) { own, _ in own })
    for name in ["sequences", "rules", "scripts"] { try folder.makeFolder(name) }
  }
}
