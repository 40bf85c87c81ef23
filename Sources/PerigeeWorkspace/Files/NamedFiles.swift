import Glibc
package import PerigeeCore

/// The files that a team's settings name: its secrets, what the commands that give secrets are called with,
/// and the certificates that it trusts. Lua code reads no secret, and nobody's output replaces any of them.
package struct NamedFiles: Hashable, Sendable {
  /// Nothing is named.
  package static let none = NamedFiles(secrets: [], certificates: [])

  /// Absolute paths.
  let secrets: [String]
  let certificates: [String]

  private init(secrets: [String], certificates: [String]) {
    (self.secrets, self.certificates) = (secrets, certificates)
  }

  /// - Parameter directory: the workspace's, absolute and without links.
  package init(_ team: Team, in directory: String) {
    let servers = team.senders.flatMap { [$0.smtp, $0.imap].compactMap(\.self) }
    let secrets =
      servers.compactMap(\.login?.secret)
      + [team.unsubscribe?.key, team.notify?.secret].compactMap(\.self)
    func absolute(_ path: String) -> String {
      path.utf8.first == UInt8(ascii: "/") ? path : "\(directory)/\(path)"
    }
    self.init(
      secrets: Set(secrets.flatMap(\.files).map(absolute)).sorted(),
      certificates: Set(servers.compactMap(\.certificates).map(absolute)).sorted())
  }

  /// Whether a secret comes from the file at `path`, by whatever name it goes there.
  func holdSecret(at path: String) -> Bool { FileIdentity(path).isAny(of: secrets) }

  /// Whether `path` is a file that the team named, or where it would be.
  func contain(_ path: String) -> Bool { FileIdentity(path).isAny(of: secrets + certificates) }
}

extension Secret {
  /// A command's arguments may each be a file: the program itself, or what it opens.
  fileprivate var files: [String] {
    switch self {
    case .environment: []
    case .file(let path): [path]
    case .command(let arguments): arguments
    }
  }
}
