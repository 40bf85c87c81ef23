import FoundationEssentials
import Glibc
import PerigeeWorkspace

/// What a dispatcher reads of a workspace, looked at for changes: the team's file and the rules.
final class TeamFile {
  private let path: String
  private let rules: String
  private var bytes: [UInt8]?
  private var marks: [String]

  /// - Parameter folder: the workspace's; what the file holds now is known.
  init(folder: String) {
    path = "\(folder)/perigee.lua"
    rules = "\(folder)/rules"
    marks = Self.marks(of: rules)
    bytes = read()
  }

  /// Whether it has other bytes than at the last look. One that cannot be read, which some editors leave for a
  /// moment, has not changed.
  func hasChanged() -> Bool {
    guard let now = read() else { return false }
    let nowMarks = Self.marks(of: rules)
    guard now != bytes || nowMarks != marks else { return false }
    (bytes, marks) = (now, nowMarks)
    return true
  }

  /// A word for each file of rules, another one when it was written again.
  private static func marks(of folder: String) -> [String] {
    // Where the folder cannot be read, nothing in it has changed; what reads the rules says why.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".lua") }.sorted().map { name in
      var status = stat()
      guard stat("\(folder)/\(name)", &status) == 0 else { return name }
      let time = status.st_mtim
      return "\(name) \(time.tv_sec) \(time.tv_nsec) \(status.st_size) \(status.st_ino)"
    }
  }

  private func read() -> [UInt8]? {
    do { return try FileStorage.read(path, isRegular: true) } catch { return nil }
  }
}
