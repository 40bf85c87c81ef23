import Foundation

/// An IMAP server in a process of its own, whose mails and faults are written down.
package final class IMAPSink {
  /// What it does from the next connection on; `imap.py` says what the fields mean.
  package struct Spec: Encodable {
    /// By UID.
    package var mails: [String: String] = [:]
    package var validity = 1
    package var next: Int?
    package var login: String?
    package var at: String?
    package var `do`: String?
    package var cut: Int?

    package init(_ mails: [Int: String] = [:]) {
      self.mails = Dictionary(uniqueKeysWithValues: mails.map { ("\($0)", $1) })
    }
  }

  private let folder: TemporaryFolder
  private let process: ChildProcess
  package let port: Int

  package struct NotStarted: Error { package let outcome: ProcessOutcome }

  package init(_ spec: Spec = Spec()) throws {
    folder = try TemporaryFolder()
    try Self.write(spec, folder)
    let script = Checkout.url("Tests/TestSupport/Resources/imap.py").path
    process = try ChildProcess("python3", [script, folder.path])
    guard process.wait(for: "ready") else { throw NotStarted(outcome: process.finish(timeout: 1)) }
    port = Int(try folder.read("port")) ?? 0
  }

  deinit {
    process.signal(SIGKILL)
    _ = process.finish()
  }

  private static func write(_ spec: Spec, _ folder: TemporaryFolder) throws {
    try folder.write(
      String(decoding: try JSONEncoder().encode(spec), as: UTF8.self), to: "spec.json")
  }

  /// Does something else from the next connection on.
  package func become(_ spec: Spec) throws { try Self.write(spec, folder) }

  /// Every line that it heard, without what proves who logs in.
  package func commands() throws -> [String] {
    try folder.read("log").split(separator: "\n").map(String.init)
  }
}
