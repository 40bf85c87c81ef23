import Foundation
import PerigeeCore
import TestSupport
import Testing

@testable import PerigeeMail

@Suite("What Python's email package reads", .enabled(if: Python.has("email.policy")))
struct PythonReaderTests {
  @Test("Subjects come back as they were, on one line")
  func subjects() throws {
    let mails = try PythonReader.read(
      try Sample.hostile.map { try Sample.message(subject: $0).encoded() })
    for (subject, mail) in zip(Sample.hostile, mails) {
      Self.expectSame(mail.subject, subject.onOneLine)
      Self.expectSound(mail)
    }
    #expect(mails.count == Sample.hostile.count)
  }

  @Test("Names come back as they were, on one line, and the address with them")
  func names() throws {
    let mails = try PythonReader.read(
      try Sample.hostile.map { try Sample.message(name: $0).encoded() })
    for (name, mail) in zip(Sample.hostile, mails) {
      Self.expectSame(mail.name, name.onOneLine)
      Self.expectSound(mail)
    }
  }

  @Test("Bodies come back to the byte, with line feeds for line breaks and one at the end")
  func bodies() throws {
    let mails = try PythonReader.read(
      try Sample.hostile.flatMap {
        [
          try Sample.message(text: $0).encoded(),
          try Sample.message(text: nil, html: $0).encoded(),
          try Sample.message(text: $0, html: $0).encoded(),
        ]
      })
    for (index, mail) in mails.enumerated() {
      let body = Self.lineFeeds(Sample.hostile[index / 3])
      if index % 3 == 1 { #expect(mail.text == nil) } else { Self.expectSame(mail.text, body) }
      if index % 3 == 0 { #expect(mail.html == nil) } else { Self.expectSame(mail.html, body) }
      Self.expectSound(mail)
    }
  }

  @Test("Dates, identifiers and answers come back")
  func otherFields() throws {
    let offsets = [0, 3_600, -18_000, 20_700, -12_600, 50_400, 561, -1]
    let mails = try PythonReader.read(
      try offsets.map { try Sample.message(inReplyTo: "0@acme.example", offset: $0).encoded() })
    for (offset, mail) in zip(offsets, mails) {
      #expect(mail.timestamp == Int(Sample.instant.milliseconds / 1_000))
      #expect(mail.offset == offset / 60 * 60)
      #expect(mail.identifier == "<1.2@acme.example>")
      #expect(mail.inReplyTo == "<0@acme.example>")
    }
  }

  private static func lineFeeds(_ text: String) -> String {
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    return lines.utf8.last == 0x0A ? lines : lines + "\n"
  }

  private static func expectSame(_ found: String?, _ expected: String) {
    let isSame = found?.utf8.elementsEqual(expected.utf8) == true
    #expect(isSame, "\(found.debugDescription.prefix(300)) for \(expected.prefix(300))")
  }

  private static func expectSound(_ mail: PythonReader.Mail) {
    #expect(mail.defects.isEmpty)
    #expect(mail.from == ["anna@acme.example"])
    #expect(mail.to == ["ada@example.org"])
    #expect(
      mail.headers.prefix(6) == [
        "Date", "From", "To", "Message-ID", "Subject", "MIME-Version",
      ])
  }
}
