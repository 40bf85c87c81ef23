import Glibc
import PerigeeCore
package import PerigeeMail

/// Writes each email as a file of its own, durably: for demonstrations, and for tests.
package final class FolderTransport: MailTransport {
  private let folder: String

  package init(folder: String) { self.folder = folder }

  package func close() {}

  /// Makes the folder where it is not there, and says why nothing can be written into it, in the system's
  /// words; nil where something can.
  package static func fault(of folder: String) -> String? {
    guard make(folder) else { return String(cString: strerror(errno)) }
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return String(cString: strerror(errno)) }
    defer { Glibc.close(file) }
    return faccessat(file, ".", W_OK | X_OK, 0) == 0 ? nil : String(cString: strerror(errno))
  }

  /// A file has its name once it is whole and on the disk. One that is there already is left alone: the
  /// second has a number.
  package func send(
    _ message: OutgoingMessage, beforeEnd: @escaping () throws -> Void
  ) throws -> SendOutcome {
    guard makeFolder() else { return unreachable() }
    let draft = "\(folder)/.\(message.id.text).draft-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    defer { unlink(draft) }
    guard write(message.bytes, to: draft) else { return unreachable() }
    do { try beforeEnd() } catch { return .brokenOff }
    guard let name = publish(draft, as: message.id.text) else {
      return .unknown(String(cString: strerror(errno)))
    }
    return .sent(SMTPReply(code: 250, text: name))
  }

  private func unreachable() -> SendOutcome {
    .later(.unreachable("\(folder): \(String(cString: strerror(errno)))"))
  }

  private func makeFolder() -> Bool { Self.make(folder) }

  private static func make(_ folder: String) -> Bool {
    mkdir(folder, 0o700) == 0 || errno == EEXIST
  }

  private func write(_ bytes: [UInt8], to path: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    let isWhole = rest.isEmpty && fsync(file) == 0
    let code = errno
    Glibc.close(file)
    errno = code
    return isWhole
  }

  private func publish(_ draft: String, as id: String) -> String? {
    for number in 1... {
      let name = number == 1 ? "\(id).eml" : "\(id)-\(number).eml"
      if link(draft, "\(folder)/\(name)") == 0 { return isDurable() ? name : nil }
      guard errno == EEXIST else { return nil }
    }
    return nil
  }

  /// The names in the folder are on the disk.
  private func isDurable() -> Bool {
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { Glibc.close(file) }
    return fsync(file) == 0
  }
}
