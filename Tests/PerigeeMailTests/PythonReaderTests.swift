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
      // HTML without a text has one made from it.
      if index % 3 == 1 { #expect(mail.text != nil) } else { Self.expectSame(mail.text, body) }
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
      #expect(mail.references == "<0@acme.example>")
    }
  }

  @Test("Whatever names, subjects and bodies hold comes back, and the headers with it")
  func property() throws {
    let seeds = (1...250).map { UInt64($0) }
    let made = try seeds.map { try RandomMessage(seed: $0) }
    let mails = try PythonReader.read(try made.map { try $0.message.encoded() })
    for (seed, (made, mail)) in zip(seeds, zip(made, mails)) {
      let message = made.message
      Self.expectSame(mail.subject, message.email.subject, seed)
      Self.expectSame(mail.name, message.from.name.onOneLine, seed)
      if let text = message.email.text { Self.expectSame(mail.text, Self.lineFeeds(text), seed) }
      #expect(mail.text != nil, "seed \(seed)")
      if let html = message.email.html {
        Self.expectSame(mail.html, Self.lineFeeds(html), seed)
      } else {
        #expect(mail.html == nil, "seed \(seed)")
      }
      #expect(mail.replyTo == [message.replyTo?.text].compactMap { $0 }, "seed \(seed)")
      #expect(mail.unsubscribe == made.unsubscribe, "seed \(seed)")
      #expect(mail.from == [message.from.address.text], "seed \(seed)")
      #expect(mail.to == [message.to.text], "seed \(seed)")
      #expect(mail.identifier == "<\(message.id)>", "seed \(seed)")
      #expect(mail.defects == [], "seed \(seed)")
    }
    #expect(mails.count == seeds.count)
  }

  private static func lineFeeds(_ text: String) -> String {
    var lines: [UInt8] = []
    var previous: UInt8 = 0
    // By bytes: of "\r\r\n" the last two are one Character, and what is left of it joins the next.
    for byte in text.utf8 {
      if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { lines.append(0x0A) }
      if byte != 0x0D, byte != 0x0A { lines.append(byte) }
      previous = byte
    }
    return String(decoding: lines.last == 0x0A ? lines : lines + [0x0A], as: UTF8.self)
  }

  private static func expectSame(_ found: String?, _ expected: String, _ seed: UInt64? = nil) {
    let isSame = found?.utf8.elementsEqual(expected.utf8) == true
    let words = "\(found.debugDescription.prefix(300)) for \(expected.debugDescription.prefix(300))"
    #expect(isSame, "\(seed.map { "seed \($0): " } ?? "")\(words)")
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
