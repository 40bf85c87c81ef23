import Foundation
import PerigeeCore
import PerigeeInbox
import Testing

/// What mails of a labelled folder are taken for. The folder is somebody else's, and named by the
/// environment: `PERIGEE_INBOX`, with a `labels.tsv`; without it nothing is measured.
@Suite(
  "Verdicts on a labelled folder",
  .enabled(if: ProcessInfo.processInfo.environment["PERIGEE_INBOX"] != nil))
struct CorpusTests {
  private struct Row {
    let file: String
    let kind: String
    let alsoRight: String
    let recipients: Set<String>
    let said: String
    let found: Set<String>
    let isDelayed: Bool

    var isRight: Bool { said == kind || said == alsoRight }
  }

  private static func rows() throws -> [Row] {
    let folder = ProcessInfo.processInfo.environment["PERIGEE_INBOX"] ?? ""
    let text = try String(contentsOfFile: "\(folder)/labels.tsv", encoding: .utf8)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let names = lines.first ?? []
    let reader = MailReader()
    return try lines.dropFirst().map { cells in
      let cell = { (name: String) in
        names.firstIndex(of: name).flatMap { $0 < cells.count ? cells[$0] : nil } ?? ""
      }
      var reading: MailReading?
      try MailSource.eml("\(folder)/\(cell("file"))").forEach { reading = reader.read($0.bytes) }
      let verdict = reading?.verdict ?? .other
      let addresses = cell("recipients").lowercased().split(separator: ";").map(String.init)
      return Row(
        file: cell("file"), kind: cell("class"), alsoRight: cell("also_ok"),
        recipients: Set(addresses), said: Self.kind(verdict),
        found: Set((reading?.recipients ?? []).map { $0.address.lowercased() }),
        isDelayed: cell("kind") == "dsn-delayed")
    }
  }

  /// The labels know no finer kinds.
  private static func kind(_ verdict: Verdict) -> String {
    switch verdict {
    case .delayed, .receipt, .calendar, .own, .other: "other"
    case .challenge: "challenge_ack"
    case .reply, .autoReply, .bounce, .unsubscribe, .complaint: verdict.rawValue
    }
  }

  @Test("Each kind is found as often as it has to be, and nothing else is taken for it")
  func kinds() throws {
    let rows = try Self.rows()
    for (kind, recall, precision) in [("bounce", 0.97, 0.99), ("auto_reply", 0.95, 0.97)] {
      let those = rows.filter { $0.kind == kind }
      let right = those.count(where: \.isRight)
      let said = rows.count { $0.said == kind }
      let wrong = rows.filter { $0.said == kind && !$0.isRight }
      let missed = those.filter { !$0.isRight }.map { "\($0.file) \($0.said)" }
      #expect(Double(right) >= recall * Double(those.count), "\(kind) missed: \(missed)")
      #expect(
        Double(said - wrong.count) >= precision * Double(said),
        "\(kind) wrongly: \(wrong.map(\.file))")
    }
  }

  @Test("A person's reply is hardly ever taken for anything else, and a delay never for a bounce")
  func people() throws {
    let rows = try Self.rows()
    let replies = rows.filter { $0.kind == "reply" }
    let missed = replies.filter { !$0.isRight }
    #expect(
      Double(missed.count) <= max(0.005 * Double(replies.count), 0),
      "\(missed.map { "\($0.file) \($0.said)" })")
    #expect(rows.filter { $0.isDelayed && $0.said == "bounce" }.map(\.file) == [])
  }

  @Test("A bounce names the recipients that failed")
  func recipients() throws {
    let rows = try Self.rows().filter {
      $0.kind == "bounce" && $0.said == "bounce" && !$0.recipients.isEmpty
    }
    let wrong = rows.filter { $0.found != $0.recipients }.map(\.file)
    #expect(Double(wrong.count) <= 0.03 * Double(rows.count), "\(wrong)")
  }
}
