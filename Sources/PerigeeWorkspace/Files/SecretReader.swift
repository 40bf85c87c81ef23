import Glibc
package import PerigeeCore

/// Reads secrets when they are used. What it gives is to be used and forgotten.
package struct SecretReader {
  /// Bytes that a secret has at most.
  static let limit = 64 << 10
  /// How long a command may take: a person may have to unlock something.
  private static let patience = 60

  /// The workspace's, where relative paths begin and commands run.
  private let folder: String

  package init(folder: String) { self.folder = folder }

  /// A secret that a team declares.
  /// - Parameters:
  ///   - subject: whose it is: "the password of smtp".
  ///   - source: where it is declared; nil where it is in no file.
  /// - Throws: `SecretError`.
  package func read(
    _ secret: Secret, of subject: String, at source: SourceLocation?
  ) throws(SecretError) -> [UInt8] {
    do { return try read(secret) } catch {
      throw source.map { .declared($0, subject: subject, error) } ?? error
    }
  }

  /// The secret, without line breaks at its end: a file and a command's output have one.
  /// - Throws: `SecretError`; a secret of no bytes is none.
  package func read(_ secret: Secret) throws(SecretError) -> [UInt8] {
    var bytes: [UInt8]
    switch secret {
    case .environment(let name):
      guard let value = getenv(name) else { throw .unset(variable: name) }
      bytes = Array(String(cString: value).utf8)
    case .file(let path): bytes = try contents(of: path, secret)
    case .command(let arguments):
      bytes = try CommandOutput.read(
        arguments, in: folder, limit: Self.limit, seconds: Self.patience)
    }
    guard bytes.count <= Self.limit else { throw .tooLong(secret) }
    while bytes.last == 0x0A || bytes.last == 0x0D { bytes.removeLast() }
    guard !bytes.isEmpty else { throw .blank(secret) }
    return bytes
  }

  private func contents(of path: String, _ secret: Secret) throws(SecretError) -> [UInt8] {
    let place = path.hasPrefix("/") ? path : "\(folder)/\(path)"
    do {
      return try SystemFile.bytes(of: place, limit: Self.limit, isRegular: true)
    } catch {
      if case .tooLong = error.fault { throw .tooLong(secret) }
      throw .file(error.inside(folder))
    }
  }
}
