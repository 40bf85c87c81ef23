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

  @Test("An mbox of 40 MB in one mail is read by its beginning, and the next is found")
  func large() throws {
    let line = String(repeating: "x", count: 70_000) + "\n"
    let text =
      "From a@x.example 10:00\nSubject: one\n\n" + String(repeating: line, count: 600)
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
