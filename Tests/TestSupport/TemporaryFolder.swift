import Foundation

/// A folder of its own, gone with the last reference.
package final class TemporaryFolder {
  package let path: String

  /// - Parameter files: texts by path.
  package init(_ files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "perigee-\(UUID())").path
    try makeFolder(".")
    for (file, text) in files { try write(text, to: file) }
  }

  deinit {
    // A folder that a test made read-only stays for the system to clean.
    do { try FileManager.default.removeItem(atPath: path) } catch {}
  }

  /// Makes a folder and those above it.
  package func makeFolder(_ folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
  }

  /// Writes a file, and makes the folders above it.
  package func write(_ text: String, to file: String) throws {
    let url = URL(filePath: "\(path)/\(file)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  package func read(_ file: String) throws -> String {
    try String(contentsOf: URL(filePath: "\(path)/\(file)"), encoding: .utf8)
  }

  /// Copies a file to `file`.
  package func copy(_ source: String, to file: String) throws {
    try FileManager.default.copyItem(atPath: source, toPath: "\(path)/\(file)")
  }

  /// Copies every file below a folder to the same place below `folder`.
  package func copyAll(in source: String, below folder: String = ".") throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: source) {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(source)/\(name)", isDirectory: &isFolder)
      guard !isFolder.boolValue else { continue }
      let text = try String(contentsOf: URL(filePath: "\(source)/\(name)"), encoding: .utf8)
      try write(text, to: "\(folder)/\(name)")
    }
  }

  package func remove(_ file: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(file)")
  }
}
