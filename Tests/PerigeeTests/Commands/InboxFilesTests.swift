import Foundation
import TestSupport
import Testing

@Suite("perigee inbox, on files")
struct InboxFilesTests {
  private static let bounce = """
    Return-Path: <>
    From: MAILER-DAEMON@x.example
    Subject: failure notice

    <ben@x.example>:
    Sorry, no mailbox here by that name. (#5.1.1)
    """
  private static let reply = "From: ann@x.example\nIn-Reply-To: <1@acme.example>\n\nYes, please."
  private static let away = """
    From: cyd@x.example
    Subject: Out of office
    Date: Tue, 24 Nov 2026 10:00:00 +0100

    I am back on Monday.
    """

  private func folder() throws -> TemporaryFolder {
    let envelope = "From x@x.example Tue Nov 24 10:00:00 2026\n"
    return try TemporaryFolder([
      "bounce.eml": Self.bounce, "reply.eml": Self.reply,
      "all.mbox": [Self.bounce, Self.reply, Self.away].map { "\(envelope)\($0)\n\n" }.joined(),
      "m/cur/1:2,S": Self.away, "m/new/2": Self.reply,
    ])
  }

  @Test("It needs no workspace, prints each verdict with its evidence, and counts them")
  func text() throws {
    let folder = try folder()
    let outcome = try ChildProcess.run(
      Program.path, ["inbox", "--mbox", "all.mbox", "--maildir", "m", "--eml", "bounce.eml"],
      in: folder.path)
    #expect(outcome.code == 0, "\(outcome)")
    let lines = outcome.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(
      lines == [
        "all.mbox#1  bounce: ben@x.example failed, hard", "all.mbox#2  reply",
        "all.mbox#3  automatic reply: back 2026-11-30",
        "m/cur/1:2,S  automatic reply: back 2026-11-30", "m/new/2  reply",
        "bounce.eml  bounce: ben@x.example failed, hard",
        "6 mails: 2 reply, 2 automatic reply, 2 bounce",
      ])
    #expect(outcome.output.contains("    Subject: Out of office\n"))
  }

  @Test("As JSON each mail is an object on a line of its own")
  func json() throws {
    let folder = try folder()
    let outcome = try ChildProcess.run(
      Program.path, ["--format", "json", "inbox", "--eml", "bounce.eml", "reply.eml"],
      in: folder.path)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2)
    let first = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(Set(first.keys) == ["file", "verdict", "recipients", "return_date", "evidence"])
    #expect(first["file"] as? String == "bounce.eml")
    #expect(first["verdict"] as? String == "bounce")
    #expect(
      first["recipients"] as? [[String: String]] == [
        ["address": "ben@x.example", "action": "failed", "hardness": "hard"]
      ])
    #expect(first["return_date"] is NSNull)
    #expect(lines[1].contains("\"verdict\": \"reply\", \"recipients\": [], \"return_date\": null"))
  }

  @Test("A mistake is told with its remedy, before any mail is read")
  func mistakes() throws {
    let folder = try folder()
    for (arguments, code, words) in [
      (["--eml", "none.eml"], 1, "error: none.eml: No such file or directory. Expected a file"),
      (["--mbox", "bounce.eml"], 1, "read a single mail with --eml"),
      (["--eml", "m"], 1, "it is a maildir and no file; read it with --maildir"),
      (["--eml", "reply.eml", "--maildir", "reply.eml"], 1, "it is a file and no folder"),
      // Without files it reads the mailboxes of a workspace.
      ([], 2, "no workspace"),
      (["--mbx", "all.mbox"], 2, "Did you mean --mbox?"),
    ] {
      let outcome = try ChildProcess.run(
        Program.path, ["inbox"] + arguments, in: folder.path)
      #expect(outcome.code == code, "\(arguments)")
      #expect(outcome.error.contains(words), "\(outcome)")
      #expect(outcome.output == "")
    }
  }
}
