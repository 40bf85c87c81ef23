import Glibc
import PerigeeSession
import PerigeeWorkspace

/// A workspace in a folder of its own, gone with the last reference.
final class TemporaryWorkspace {
  let path: String
  private var created: [String] = []

  struct Failure: Error { let path: String, code: Int32 }

  static let team = """
    local perigee = require "perigee"
    return perigee.team {
      time_zone = "Europe/Paris",
      senders = { { email = "anna@acme.example", name = "Anna" }, { email = "bo@acme.example" } },
    }
    """

  /// - Parameter files: texts by path; a `perigee.lua` is there already.
  init(_ files: [String: String] = [:]) throws {
    var template = Array("/tmp/perigee-workspace-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(path: "/tmp", code: errno) }
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    for folder in ["sequences", "rules", "scripts"] {
      guard mkdir("\(path)/\(folder)", 0o700) == 0 else { throw Failure(path: folder, code: errno) }
    }
    for (file, text) in files.merging(["perigee.lua": Self.team], uniquingKeysWith: { a, _ in a }) {
      try write(text, to: file)
    }
  }

  private func write(_ text: String, to file: String) throws {
    guard let stream = fopen("\(path)/\(file)", "w") else { throw Failure(path: file, code: errno) }
    defer { fclose(stream) }
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else {
      throw Failure(path: file, code: errno)
    }
    created.append(file)
  }

  deinit {
    for file in created { unlink("\(path)/\(file)") }
    for folder in ["sequences", "rules", "scripts"] { rmdir("\(path)/\(folder)") }
    rmdir(path)
  }

  /// Takes away what a script wrote.
  func remove(_ file: String) { unlink("\(path)/\(file)") }

  func load() throws -> Workspace { try Workspace.load(at: path) }

  /// What is wrong, a line a finding.
  func findings() throws -> [String] {
    do {
      _ = try load()
      return []
    } catch let error as WorkspaceError {
      return error.findings.map(\.description)
    }
  }
}
