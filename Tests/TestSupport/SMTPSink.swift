import Foundation

/// A mail server of this machine in a process of its own that takes nothing.
package final class SMTPSink {
  private let folder: TemporaryFolder
  private let process: ChildProcess
  package let port: Int

  package struct NotStarted: Error { package let outcome: ProcessOutcome }

  /// - Parameter answer: to every RCPT, its line ends too; nil for a server that never answers it.
  package init(answer: String?) throws {
    folder = try TemporaryFolder()
    try folder.write(answer ?? "", to: "answer")
    let script = Checkout.url("Tests/TestSupport/Resources/smtp.py").path
    process = try ChildProcess("python3", [script, folder.path])
    guard process.wait(for: "ready") else { throw NotStarted(outcome: process.finish(timeout: 1)) }
    port = Int(try folder.read("port")) ?? 0
  }

  deinit {
    process.signal(SIGKILL)
    _ = process.finish()
  }

  /// For a sender's declaration.
  package var declaration: String {
    "smtp = { host = \"127.0.0.1\", port = \(port), tls = \"none\" },"
  }

  /// Waits until somebody waits for an answer, at most a minute.
  package func waitUntilAsked() -> Bool {
    let end = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < end {
      if (try? folder.read("asked")) != nil { return true }
      usleep(20_000)
    }
    return false
  }
}
