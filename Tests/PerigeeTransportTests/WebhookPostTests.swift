import PerigeeCore
import PerigeeMail
import PerigeeTransport
import TestSupport
import Testing

@Suite("Posts to a web hook")
struct WebhookPostTests {
  private static let secret = Array("s3cret".utf8)

  private static func post(_ showsAddresses: Bool = false) throws -> SignedNotification {
    let at = try Instant(rfc3339: "2026-11-23T09:00:00Z")
    var event = AutomationEvent(
      .reply, at: at, contact: EmailAddress(normalised: "ann@x.example"), sequence: "intro",
      sender: EmailAddress(normalised: "anna@acme.example"), detail: "said \"yes\"")
    event.origin = .init(automation: "a", depth: 1)
    var notification = Notification(event)
    notification.id = 7
    return SignedNotification(
      notification, zone: .utc, showsAddresses: showsAddresses, secret: secret, at: at + 61_000)
  }

  @Test("A post is signed, names its event and no contact, and its ID is always the same")
  func signed() throws {
    let sink = try WebhookSink()
    let url = try WebhookURL(sink.url("204"))
    let outcome = WebhookPost.send(try Self.post(), to: url)
    #expect(outcome == .answered(204) && outcome.isTaken)
    let post = try #require(try sink.posts().first)
    #expect(post.headers["Perigee-Event"] == "reply")
    #expect(post.headers["Content-Type"] == "application/json")
    let id = "7-1795424400000"
    #expect(post.headers["Perigee-Id"] == id)
    #expect(post.body.contains("\"id\": \"\(id)\"") || post.body.contains("\"id\":\"\(id)\""))
    #expect(!post.body.contains("ann@x.example") && !post.body.contains("said"))
    let time = "1795424461"
    let expected = try Python.run([
      "-c",
      """
      import hmac, sys
      print(hmac.new(b"s3cret", (sys.argv[1] + "." + sys.argv[2]).encode(), "sha256").hexdigest())
      """, time, post.body,
    ]).output.trimmingPrefix("").split(separator: "\n").first.map(String.init)
    #expect(post.headers["Perigee-Signature"] == "t=\(time),v1=\(expected ?? "")")
    let whole = String(decoding: try Self.post(true).body, as: UTF8.self)
    #expect(whole.contains("ann@x.example") && whole.contains("said \\\"yes\\\""))
  }

  @Test("Only a yes is one", arguments: ["302", "400", "410", "500", "503"])
  func answers(status: String) throws {
    let sink = try WebhookSink()
    let outcome = WebhookPost.send(
      try Self.post(), to: try WebhookURL(sink.url(status)))
    #expect(outcome == .answered(Int(status) ?? 0))
    #expect(!outcome.isTaken)
    #expect(outcome.isGone == (status == "410"))
    // No redirection is followed.
    #expect(try sink.posts().count == 1)
  }

  @Test("Who does not answer, hangs up or is not there is told in words")
  func silence() throws {
    let sink = try WebhookSink()
    for path in ["slow", "cut"] {
      let url = try WebhookURL(sink.url(path))
      guard case .failed(let words) = WebhookPost.send(try Self.post(), to: url, seconds: 1) else {
        Issue.record("\(path) answered")
        continue
      }
      #expect(!words.isEmpty)
    }
    let nobody = try WebhookURL("http://127.0.0.1:1/")
    guard case .failed = WebhookPost.send(try Self.post(), to: nobody, seconds: 2) else {
      Issue.record("nobody answered")
      return
    }
  }
}
