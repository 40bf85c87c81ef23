import Foundation
import TestSupport
import Testing

@Suite("perigee notifications")
struct NotificationsTests {
  private func program(_ url: String, also: String = "") throws -> Program {
    let notify =
      "\n  notify = { webhook = \"\(url)\", secret = perigee.secret { file = \"hook.key\" }\(also) },"
    let program = try Program([
      "perigee.lua": Program.team(more: notify), "hook.key": "s3cret\n",
      "sequences/intro.lua": Program.sequence("intro"), "c.csv": Program.contacts(3),
    ])
    #expect(try program.run("import", "c.csv", "--list", "all").code == 0)
    let engaged = try program.run(
      "engage", "intro", "--list", "all", "--senders", "owners", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(engaged.code == 0, "\(engaged)")
    return program
  }

  @Test("What happens is posted, without addresses unless they are asked for")
  func posted() throws {
    let sink = try WebhookSink()
    let program = try program(sink.url("200"))
    #expect(try program.run("reply", "c1@x.example").code == 0)
    let waiting = try program.run("notifications", "--format", "json").json
    #expect(waiting["waiting"] as? Int == 2)
    let delivered = try program.run("notifications", "deliver")
    #expect(delivered.output == "posted: 2\n", "\(delivered)")
    let posts = try sink.posts()
    #expect(posts.map { $0.headers["Perigee-Event"] } == ["contacts_imported", "reply"])
    #expect(posts.allSatisfy { !$0.body.contains("x.example") })
    #expect(try program.run("notifications").output == "waiting 0, sent 2, failed 0\n")
    #expect(try program.run("notifications", "deliver").output == "posted: 0\n")

    let open = try self.program(sink.url("200"), also: ", addresses = true, events = { \"reply\" }")
    #expect(try open.run("reply", "c1@x.example").code == 0)
    #expect(try open.run("notifications", "deliver").output == "posted: 1\n")
    #expect(try sink.posts().last?.body.contains("c1@x.example") == true)
  }

  @Test("What is refused is tried again with growing pauses, for three days, and doctor says so")
  func refused() throws {
    let sink = try WebhookSink()
    let program = try program(sink.url("500"), also: ", events = { \"reply\" }")
    #expect(try program.run("reply", "c1@x.example").code == 0)
    let first = try program.run("notifications", "deliver", now: "2026-11-23T09:00:00+01:00")
    #expect(first.code == 1 && first.error.contains("answered 500"), "\(first)")
    // Not before its pause is over.
    #expect(try program.run("notifications", "deliver", now: "2026-11-23T09:00:30+01:00").code == 0)
    #expect(try program.run("notifications", "deliver", now: "2026-11-23T09:01:01+01:00").code == 1)
    #expect(try sink.posts().count == 2)
    #expect(Set(try sink.posts().map { $0.headers["Perigee-Id"] }).count == 1)
    let listed = try program.run("notifications", now: "2026-11-23T09:02:00+01:00")
    #expect(listed.output.contains("answered 500") && listed.output.contains("waiting 1"))
    let doctor = try program.run("doctor", now: "2026-11-23T11:00:00+01:00")
    #expect(doctor.output.contains("webhook troubled"), "\(doctor.output)")
    #expect(try program.run("notifications", "deliver", now: "2026-11-27T09:00:00+01:00").code == 1)
    let over = try program.run("notifications", now: "2026-11-27T09:00:00+01:00")
    #expect(over.output.contains("failed 1"), "\(over.output)")
    #expect(try program.run("notifications", "retry").output == "wait again: 1\n")
  }

  @Test("Without the secret nothing is tried, nothing counts as tried, and it is told whose secret")
  func noSecret() throws {
    let sink = try WebhookSink()
    let program = try program(sink.url("200"), also: ", events = { \"reply\" }")
    #expect(try program.run("reply", "c1@x.example").code == 0)
    try program.write("\n", to: "hook.key")
    let result = try program.run("notifications", "deliver")
    let words = #/perigee\.lua:\d+: the secret of notify cannot be read: .* is empty/#
    #expect(result.code == 1 && result.error.contains(words), "\(result)")
    #expect(try program.run("notifications").output.contains(" 0 "))
    try program.write("s3cret\n", to: "hook.key")
    #expect(try program.run("notifications", "deliver").output == "posted: 1\n")
  }

  @Test("A pipe in place of the secret's file is told and not waited for")
  func pipe() throws {
    let program = try program("http://127.0.0.1:1/", also: ", events = { \"reply\" }")
    #expect(try program.run("reply", "c1@x.example").code == 0)
    #expect(unlink("\(program.folder)/hook.key") == 0)
    try #require(mkfifo("\(program.folder)/hook.key", 0o600) == 0)
    let result = try program.run("notifications", "deliver")
    #expect(result.code == 1 && result.error.contains("it is no regular file"), "\(result)")
  }

  @Test("A receiver that is gone is asked once, and a redirection is not followed")
  func gone() throws {
    let sink = try WebhookSink()
    for (status, words) in [("410", "failed 1"), ("302", "waiting 1")] {
      let program = try program(sink.url(status), also: ", events = { \"reply\" }")
      #expect(try program.run("reply", "c1@x.example").code == 0)
      #expect(try program.run("notifications", "deliver").code == 1)
      let listed = try program.run("notifications")
      #expect(listed.output.contains(words), "\(listed.output)")
    }
    #expect(try sink.posts().map(\.path) == ["/410", "/302"])
  }

  @Test("A dispatcher posts by itself, and a copy that is held posts nothing")
  func dispatcher() throws {
    let sink = try WebhookSink()
    let program = try program(sink.url("200"), also: ", events = { \"reply\" }")
    #expect(try program.run("reply", "c1@x.example").code == 0)
    #expect(try program.run("dispatch", "--hold").code == 0)
    #expect(try program.run("notifications", "deliver").output == "posted: 0\n")
    #expect(try program.run("dispatch", "--release").code == 0)
    let sent = try program.run("dispatch", "--once", "--transport", "folder:out")
    #expect(sent.code == 0, "\(sent)")
    #expect(try sink.posts().count == 1)
  }

  @Test(
    "A mistake in notify is told at its line",
    arguments: [
      ("webhook = \"http://a.example/\", secret = perigee.secret { env = \"K\" }", "https"),
      ("webhook = \"https://a.example/\"", "secret"),
      ("webhook = \"https://a.example/\", secret = \"hunter2\"", "perigee.secret"),
      (
        "webhook = \"https://a.example/\", secret = perigee.secret { env = \"K\" }, events = { \"replies\" }",
        "Did you mean reply?"
      ),
      (
        "webhook = \"https://anna:hunter2@a.example/\", secret = perigee.secret { env = \"K\" }",
        "webhook has a login before its host"
      ),
      (
        "webhook = \"http://a.example/?k=hunter2\", secret = perigee.secret { env = \"K\" }",
        "its host is not this machine"
      ),
      ("webhok = \"https://a.example/\"", "Did you mean webhook?"),
    ])
  func mistakes(declaration: String, words: String) throws {
    let program = try Program([
      "perigee.lua": Program.team(more: "\n  notify = { \(declaration) },")
    ])
    let check = try program.run("check")
    #expect(check.code == 1)
    #expect((check.output + check.error).contains(words), "\(check)")
    #expect(!(check.output + check.error).contains("hunter2"))
  }
}
