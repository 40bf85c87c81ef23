import Foundation
import PerigeeInbox
import TestSupport
import Testing

@Suite("Mails in files")
struct MailSourceTests {
  private func mails(_ source: MailSource) throws -> [(name: String, text: String)] {
    var mails: [(String, String)] = []
    try source.forEach { mails.append(($0.name, String(decoding: $0.bytes, as: UTF8.self))) }
    return mails
  }

  @Test(
    "An mbox is parted at its From lines, whatever line ends it has",
    arguments: ["\n", "\r\n", "\r"])
  func mbox(end: String) throws {
    let text = """
      From ann@x.example Tue Nov 24 10:00:00 2026
      Subject: one

      >From here on
      >>From there

      From what I hear, no mail begins here
      no From line either

      From ben@x.example  Tue Nov 24 10:00:00 2026
      Subject: two

      b
      """
    let folder = try TemporaryFolder(["all.mbox": text.replacing("\n", with: end)])
    let mails = try mails(.mbox("\(folder.path)/all.mbox"))
    #expect(mails.map(\.name) == (1...2).map { "\(folder.path)/all.mbox#\($0)" })
    #expect(
      mails.map(\.text) == [
        "Subject: one\n\nFrom here on\n>From there\n\nFrom what I hear, no mail begins here\n"
          + "no From line either\n\n",
        "Subject: two\n\nb\n",
      ])
  }

  @Test("An mbox with a mail of 8 MB is read by its beginning, and the next is found")
  func large() throws {
    let line = String(repeating: "x", count: 70_000) + "\n"
    let text =
      "From a@x.example 10:00\nSubject: one\n\n" + String(repeating: line, count: 120)
      + "\nFrom b@x.example 10:00\nSubject: two\n\n"
    let folder = try TemporaryFolder(["all.mbox": text])
    let mails = try mails(.mbox("\(folder.path)/all.mbox"))
    #expect(mails.map { $0.text.utf8.count } == [1 << 20, 14])
  }

  @Test("A maildir's mails are read, seen ones first, and nothing hidden")
  func maildir() throws {
    let folder = try TemporaryFolder([
      "cur/2.M1.host:2,S": "Subject: seen", "new/1.M1.host": "Subject: new",
      "new/.hidden": "x", "tmp/3": "x", "new/folder/x": "x",
    ])
    let mails = try mails(.maildir(folder.path))
    #expect(mails.map(\.text) == ["Subject: seen", "Subject: new"])
    #expect(mails[0].name == "\(folder.path)/cur/2.M1.host:2,S")
  }

  @Test("What is no regular file in a maildir is left out, and told")
  func others() throws {
    let folder = try TemporaryFolder([
      "new/1": "Subject: one", "new/folder/x": "x", "secret": "root:x:0:0",
    ])
    let path = folder.path
    try #require(mkfifo("\(path)/new/pipe", 0o600) == 0)
    for (link, target) in [("zero", "/dev/zero"), ("out", "\(path)/secret"), ("gone", "none")] {
      try #require(symlink(target, "\(path)/new/\(link)") == 0)
    }
    var mails: [String] = []
    let others = try MailSource.maildir(path).forEach { mails.append($0.name) }
    #expect(mails == ["\(path)/new/1"])
    #expect(
      others.map(\.path) == ["folder", "gone", "out", "pipe", "zero"].map { "\(path)/new/\($0)" })
    #expect(others.allSatisfy { $0.message.contains("it is no regular file") })
  }

  @Test("What has no end is refused before it is read, and a link to a file is followed")
  func endless() throws {
    let folder = try TemporaryFolder(["a": "Subject: a"])
    let path = folder.path
    try #require(mkfifo("\(path)/pipe", 0o600) == 0)
    try #require(symlink("a", "\(path)/link") == 0)
    for source in [
      MailSource.eml("/dev/zero"), .mbox("/dev/zero"), .eml("\(path)/pipe"), .mbox("\(path)/pipe"),
    ] {
      let error = #expect(throws: MailFileError.self) { try source.check() }
      #expect(error?.fault == .notRegular)
      #expect(throws: MailFileError.self) { try mails(source) }
    }
    #expect(try mails(.eml("\(path)/link")).map(\.text) == ["Subject: a"])
  }

  @Test("What is no such file is told before anything is read")
  func faults() throws {
    let folder = try TemporaryFolder(["a.eml": "Subject: a\n", "empty": ""])
    let path = folder.path
    for (source, words) in [
      (MailSource.eml("\(path)/none"), "No such file or directory"),
      (.mbox(path), "it is a folder and no file; name the files in it"),
      (.maildir("\(path)/a.eml"), "it is a file and no folder"),
      (.maildir(path), "it has no folders cur and new"),
    ] {
      let error = #expect(throws: MailFileError.self) { try source.check() }
      #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }
    let error = #expect(throws: MailFileError.self) { try mails(.mbox("\(path)/a.eml")) }
    #expect(error?.message.contains("read a single mail with --eml") == true)
    #expect(try mails(.mbox("\(path)/empty")).isEmpty)
    #expect(try mails(.eml("\(path)/empty")).map(\.text) == [""])
  }
}
