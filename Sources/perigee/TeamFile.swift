import PerigeeWorkspace

/// The team's file of a workspace, looked at for changes.
final class TeamFile {
  private let path: String
  private var bytes: [UInt8]?

  /// - Parameter folder: the workspace's; what the file holds now is known.
  init(folder: String) {
    path = "\(folder)/perigee.lua"
    bytes = read()
  }

  /// Whether it has other bytes than at the last look. One that cannot be read, which some editors leave for a
  /// moment, has not changed.
  func hasChanged() -> Bool {
    guard let now = read(), now != bytes else { return false }
    bytes = now
    return true
  }

  private func read() -> [UInt8]? {
    do { return try FileStorage.read(path, isRegular: true) } catch { return nil }
  }
}
