import Foundation

/// An HTTP server of this machine in a process of its own, which keeps what is posted to it; the path says
/// how it answers: "/200", "/500", "/302", "/slow", "/cut".
package final class WebhookSink {
  package struct Post: Decodable {
    package var path: String
    package var headers: [String: String]
    package var body: String
  }

  private let folder: TemporaryFolder
  private let process: ChildProcess
  package let port: Int

  package struct NotStarted: Error { package let outcome: ProcessOutcome }

  package init() throws {
    folder = try TemporaryFolder()
    let script = Checkout.url("Tests/TestSupport/Resources/webhook.py").path
    process = try ChildProcess("python3", [script, folder.path])
    guard process.wait(for: "ready") else { throw NotStarted(outcome: process.finish(timeout: 1)) }
    port = Int(try folder.read("port")) ?? 0
  }

  deinit {
    process.signal(SIGKILL)
    _ = process.finish()
  }

  package func url(_ answer: String) -> String { "http://127.0.0.1:\(port)/\(answer)" }

  /// What was posted so far.
  package func posts() throws -> [Post] {
    guard let text = try? folder.read("posts") else { return [] }
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(Post.self, from: Data($0.utf8))
    }
  }
}
