import Foundation
import PerigeeCore
import PerigeeMail
import PerigeeTransport
import TestSupport

/// A mail server in a process of its own, each of whose ports fails in another way; what it took is what
/// its log says.
final class MailSink {
  /// What a port took.
  struct Message: Decodable, Equatable {
    var port: Int
    var sender: String
    var recipient: String
    var user: String?
    var data: String
  }

  private struct Entry: Decodable {
    var event: String
    var port: Int
  }

  private let folder: TemporaryFolder
  private let process: ChildProcess
  private let ports: [Int]

  struct NotStarted: Error { let outcome: ProcessOutcome }

  /// - Parameter specs: a JSON object for each port; `sink.py` says what they mean.
  init(_ specs: [String]) throws {
    folder = try TemporaryFolder()
    if specs.contains(where: { $0.contains("tls") }) { try Self.makeCertificate(in: folder.path) }
    let script = Checkout.url("Tests/PerigeeTransportTests/Resources/sink.py").path
    process = try ChildProcess("python3", [script, folder.path] + specs)
    guard process.wait(for: "ready") else { throw NotStarted(outcome: process.finish(timeout: 1)) }
    ports = try folder.read("ports").split(separator: " ").compactMap { Int($0) }
  }

  deinit {
    process.signal(SIGKILL)
    _ = process.finish()
  }

  /// For `localhost` and 127.0.0.1, signed by itself.
  private static func makeCertificate(in folder: String) throws {
    let made = try ChildProcess.run(
      "openssl",
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
        "key.pem", "-out", "cert.pem", "-days", "2", "-subj", "/CN=localhost", "-addext",
        "subjectAltName=DNS:localhost,IP:127.0.0.1",
      ], in: folder)
    if made.code != 0 { throw NotStarted(outcome: made) }
  }

  /// The server at a port, from 0.
  func server(
    _ port: Int, _ encryption: MailServer.Encryption = .none, isTrusted: Bool = true,
    host: String = "127.0.0.1"
  ) -> MailServer {
    var server = MailServer(
      host: host, port: ports[port], encryption: encryption,
      certificates: encryption != .none && isTrusted ? "\(folder.path)/cert.pem" : nil,
      clientName: "acme.example")
    (server.connectSeconds, server.replySeconds) = (20, 20)
    return server
  }

  private func entries<Kind: Decodable>(_ event: String, as kind: Kind.Type) throws -> [Kind] {
    let lines = try folder.read("log").split(separator: "\n").map { Data($0.utf8) }
    return try lines.filter { try JSONDecoder().decode(Entry.self, from: $0).event == event }
      .map { try JSONDecoder().decode(kind, from: $0) }
  }

  func messages(_ port: Int) throws -> [Message] {
    try entries("message", as: Message.self).filter { $0.port == port }
  }

  func connections(_ port: Int) throws -> Int {
    try entries("connect", as: Entry.self).count { $0.port == port }
  }
}
