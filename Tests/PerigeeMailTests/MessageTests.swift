import PerigeeCore
import Testing

@testable import PerigeeMail

@Suite("Writing a message")
struct MessageTests {
  private static func text(_ message: Message) throws -> String {
    String(decoding: try message.encoded(), as: UTF8.self)
  }

  private static func header(_ name: String, of message: Message) throws -> String {
    let lines = try text(message).split(separator: "\r\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("\(name):") })
    let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? lines.endIndex
    return lines[start..<end].joined(separator: "\r\n")
  }

  @Test("A message with both bodies is these bytes")
  func golden() throws {
    let message = Sample.message(
      subject: "Grüße", text: "Hello Ada,\n\n= 5 €", html: "<p>Hello</p>\n",
      inReplyTo: "1.1@acme.example")
    let expected = """
      Date: Mon, 23 Nov 2026 10:40:00 +0100
      From: Anna <anna@acme.example>
      To: ada@example.org
      Message-ID: <1.2@acme.example>
      In-Reply-To: <1.1@acme.example>
      References: <1.1@acme.example>
      Subject: =?UTF-8?B?R3LDvMOfZQ==?=
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary="=_perigee_BOUNDARY"

      --=_perigee_BOUNDARY
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Hello Ada,

      =3D 5 =E2=82=AC

      --=_perigee_BOUNDARY
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      <p>Hello</p>

      --=_perigee_BOUNDARY--

      """
    let boundary = MessagePart.boundary(of: message.id)
    #expect(boundary == "=_perigee_d2320e9dd6abc172")
    let lines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let bytes = lines.joined(separator: "\r\n")
      .replacing("=_perigee_BOUNDARY", with: boundary)
    #expect(try Self.text(message) == bytes)
    #expect(try message.encoded() == message.encoded())
  }

  @Test("No byte of a message is a control character but in CRLF, and no line is too long")
  func wire() throws {
    for text in Sample.hostile {
      let message = Sample.message(name: text, subject: text, text: text, html: text)
      let bytes = try message.encoded()
      #expect(bytes.suffix(2) == [0x0D, 0x0A])
      var length = 0
      for (index, byte) in bytes.enumerated() {
        if byte == 0x0D || byte == 0x0A {
          let isPair =
            byte == 0x0D ? bytes[index + 1] == 0x0A : index > 0 && bytes[index - 1] == 0x0D
          #expect(isPair)
          length = 0
        } else {
          #expect((0x20...0x7E).contains(byte) || byte == 0x09)
          length += 1
          #expect(length <= 78)
        }
      }
    }
  }

  @Test("No value adds a header, and no line of a body begins with a dot or From")
  func injection() throws {
    for text in Sample.hostile {
      let lines = try Self.text(Sample.message(name: text, subject: text, text: text))
        .split(separator: "\r\n", omittingEmptySubsequences: false)
      let end = try #require(lines.firstIndex(of: ""))
      let names = lines[..<end].filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
      #expect(
        names == [
          "Date", "From", "To", "Message-ID", "Subject", "MIME-Version", "Content-Type",
          "Content-Transfer-Encoding",
        ])
      #expect(lines[..<end].allSatisfy { $0.contains { $0 != " " } })
      #expect(lines[end...].allSatisfy { !$0.hasPrefix(".") && !$0.hasPrefix("From ") })
    }
  }

  @Test("HTML without a text has a text part made from it")
  func textFromHTML() throws {
    let text = try Self.text(Sample.message(text: nil, html: "<p>Hello <b>Ada</b></p>"))
    #expect(text.contains("multipart/alternative"))
    #expect(text.contains("text/plain; charset=utf-8"))
    #expect(text.contains("\r\n\r\nHello Ada\r\n\r\n--=_perigee_"))
  }

  @Test("A body is base64 where that is shorter, in lines of 76")
  func base64() throws {
    let body = String(repeating: "日本語の本文。", count: 40)
    let text = try Self.text(Sample.message(text: body + "\r\nend"))
    #expect(text.contains("Content-Transfer-Encoding: base64\r\n"))
    let lines = text.split(separator: "\r\n\r\n", maxSplits: 1)[1].split(separator: "\r\n")
    #expect(lines.dropLast().allSatisfy { $0.utf8.count == 76 })
    #expect(lines.joined().hasSuffix("DQplbmQNCg=="))
    let german = try Self.text(Sample.message(text: "Schöne Grüße aus München, bis bald!"))
    #expect(german.contains("Content-Transfer-Encoding: quoted-printable\r\n"))
  }

  @Test("Each encoded word decodes by itself: no character is split")
  func encodedWords() throws {
    let mostlyASCII = String(repeating: "abcdefghijklmnoé", count: 40)
    for text in ["é👍🏽", mostlyASCII, String(repeating: "👍é", count: 200)] {
      let pieces = EncodedWords.pieces(of: text, after: "Subject")
      #expect(pieces.allSatisfy { $0.contains(text == mostlyASCII ? "?Q?" : "?B?") })
      for piece in pieces {
        let payload = piece.dropFirst(" =?UTF-8?Q?".count).dropLast(2)
        #expect(piece.utf8.count <= 76)
        if text == mostlyASCII {
          #expect(!payload.hasPrefix("=A9") && !payload.hasSuffix("=C3"))
        } else {
          // Whole groups of four, and no bytes of a character from the word before.
          let first = payload.prefix(4)
          #expect(payload.utf8.count % 4 == 0 && ["8J+R", "w6nw", "w6k="].contains(first))
        }
      }
    }
  }

  @Test(
    "A name is written as words, quoted or encoded, whichever is the plainest that is right",
    arguments: [
      ("Anna", "From: Anna <anna@acme.example>"),
      ("Anna B. Lee", "From: \"Anna B. Lee\" <anna@acme.example>"),
      ("Anna O'Neil", "From: Anna O'Neil <anna@acme.example>"),
      ("a \"b\" \\", "From: \"a \\\"b\\\" \\\\\" <anna@acme.example>"),
      ("Zoë", "From: =?UTF-8?Q?Zo=C3=AB?= <anna@acme.example>"),
      ("=?utf-8?Q?x?=", "From: =?UTF-8?B?PT91dGYtOD9RP3g/PQ==?= <anna@acme.example>"),
      (" \r\n ", "From: anna@acme.example"),
    ])
  func names(name: String, expected: String) throws {
    #expect(try Self.header("From", of: Sample.message(name: name)) == expected)
  }

  @Test("A long subject of ASCII is folded at a space and otherwise left alone")
  func folding() throws {
    let subject = "Eleven words that together are rather longer than one line of a header is"
    #expect(
      try Self.header("Subject", of: Sample.message(subject: subject))
        == "Subject: Eleven words that together are rather longer than one line of a\r\n header is")
    #expect(try Self.header("Subject", of: Sample.message(subject: "")) == "Subject:")
  }

  @Test(
    "An address that could mean something else is refused",
    arguments: [
      "", "ada", "a@b@c", "@b", "a@", "a b@c.example", "a@x> NOTIFY=NEVER", "a@c.example\r\nDATA",
      "a@c.example\u{0}", "é@c.example", "a..b@c.example", "a,b@c.example", "a@c_d.example",
      "a@" + String(repeating: "x", count: 253),
    ])
  func addresses(address: String) {
    #expect(throws: MessageError.address(.to)) { try Sample.message(to: address).encoded() }
    #expect(throws: MessageError.address(.from)) { try Sample.message(from: address).encoded() }
  }

  @Test("What is missing or out of bounds is refused")
  func refusals() {
    #expect(throws: MessageError.noBody) { try Sample.message(text: nil).encoded() }
    for id in ["", "a", "<a@b>", "a@b\r\n", "a b@c", "a@" + String(repeating: "x", count: 249)] {
      #expect(throws: MessageError.messageID(id)) { try Sample.message(id: id).encoded() }
      #expect(throws: MessageError.messageID(id)) { try Sample.message(inReplyTo: id).encoded() }
    }
    for seconds in [86_400, -86_400, Int.min] {
      #expect(throws: MessageError.offset(seconds: seconds)) {
        try Sample.message(offset: seconds).encoded()
      }
    }
    for milliseconds in [Int64.min, -2_208_988_800_001, 253_402_300_800_000, .max] {
      let instant = Instant(milliseconds: milliseconds)
      #expect(throws: MessageError.date(instant)) {
        try MessageDate.text(instant, offset: 0)
      }
    }
  }

  @Test(
    "A date is the sender's local time",
    arguments: [
      (0, 0, "Thu, 01 Jan 1970 00:00:00 +0000"), (-1, 0, "Wed, 31 Dec 1969 23:59:59 +0000"),
      (999, -34_200, "Wed, 31 Dec 1969 14:30:00 -0930"),
      (1_709_164_800_000, 20_700, "Thu, 29 Feb 2024 05:45:00 +0545"),
      (253_402_300_799_999, 0, "Fri, 31 Dec 9999 23:59:59 +0000"),
    ] as [(Int64, Int, String)])
  func dates(milliseconds: Int64, offset: Int, expected: String) throws {
    let text = try MessageDate.text(Instant(milliseconds: milliseconds), offset: offset)
    #expect(text == expected)
  }
}
