import Foundation
import TestSupport

/// A mail server whose log is the oracle of what was sent: it writes an email down before it answers.
final class DispatchSink {
  /// An email that it took.
  struct Email: Hashable {
    var sender: String
    var recipient: String
    /// By its subject.
    var step: Int
    /// When it was sent, by the dispatcher's clock; whole seconds.
    var date: Date
  }

  private struct Entry: Decodable {
    var event: String
    var sender: String?
    var recipient: String?
    var data: String?
  }

  private let folder: TemporaryFolder
  private let process: ChildProcess
  let port: String

  struct NotStarted: Error { let outcome: ProcessOutcome }
  struct Unreadable: Error { let data: String }

  /// - Parameter spec: how it fails; `sink.py` says what it means.
  init(_ spec: String = "{}") throws {
    folder = try TemporaryFolder()
    let script = Checkout.url("Tests/PerigeeTransportTests/Resources/sink.py").path
    process = try ChildProcess("python3", [script, folder.path, spec])
    guard process.wait(for: "ready") else { throw NotStarted(outcome: process.finish(timeout: 1)) }
    port = try folder.read("ports")
  }

  deinit {
    process.signal(SIGKILL)
    _ = process.finish()
  }

  private func entries() throws -> [Entry] {
    // The last line may be on its way.
    try folder.read("log").split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
      try JSONDecoder().decode(Entry.self, from: Data($0.utf8))
    }
  }

  /// Every email, with repeats.
  func emails() throws -> [Email] {
    let dates = Self.dates
    return try entries().filter { $0.event == "message" }.map { try Self.email($0, dates) }
  }

  /// Sessions that wait until they are let go.
  func waiting() throws -> Int { try entries().count { $0.event == "wait" } }

  /// Lets go whoever waits.
  func letGo() throws { try folder.write("", to: "go") }

  private static func email(_ entry: Entry, _ dates: DateFormatter) throws -> Email {
    let data = entry.data ?? ""
    guard let sender = entry.sender, let recipient = entry.recipient,
      let step = data.firstMatch(of: /(?m)^Subject: Step (\d)/),
      let text = data.firstMatch(of: /(?m)^Date: ([^\r\n]+)/),
      let date = dates.date(from: String(text.1))
    else { throw Unreadable(data: data) }
    return Email(
      sender: bare(sender), recipient: bare(recipient), step: Int(step.1) ?? 0, date: date)
  }

  /// RFC 5322.
  private static var dates: DateFormatter {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.dateFormat = "EEE, d MMM yyyy HH:mm:ss Z"
    return format
  }

  /// `<ann@x.example> SIZE=…` without its frame.
  private static func bare(_ path: String) -> String {
    String(path.prefix { $0 != ">" }.drop { $0 == "<" })
  }
}
