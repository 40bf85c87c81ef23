import PerigeeCore
import PerigeeInbox
import Testing

@Suite("Mails that are made to hurt, or broken on the way")
struct HostileMailTests {
  private func read(_ mail: String) -> MailReading { MailReader().read(mail.utf8) }

  @Test("Multiparts inside multiparts end at a depth, and the mail is still read")
  func bomb() {
    var mail = "From: ben@x.example\nSubject: Hi\n"
    for depth in 0..<500 {
      mail += "Content-Type: multipart/mixed; boundary=b\(depth)\n\n--b\(depth)\n"
    }
    mail += "\nHello"
    let reading = read(mail)
    #expect(reading.verdict == .reply)
    #expect(reading.sender == "ben@x.example")
  }

  @Test("A hundred thousand parts are not all taken apart")
  func parts() {
    let part = "--b\nContent-Type: text/plain\n\nx\n"
    let mail =
      "From: ben@x.example\nContent-Type: multipart/mixed; boundary=b\n\n"
      + String(repeating: part, count: 100_000)
    #expect(read(mail).verdict == .reply)
  }

  @Test("Mails inside mails, each returned by the next, end at a depth")
  func returned() {
    let mail =
      "From: ben@x.example\n"
      + String(repeating: "Content-Type: message/rfc822\n\n", count: 2_000) + "Subject: deep\n\nx"
    #expect(read(mail).sender == "ben@x.example")
  }

  @Test("Of 10,000 headers those that matter are found")
  func headers() {
    let noise = (0..<9_990).map { "X-Noise-\($0): \($0)\n" }.joined()
    let mail = noise + "From: ben@x.example\nSubject: Re: Hi\nIn-Reply-To: <1@acme.example>\n\nYes"
    let reading = read(mail)
    #expect(reading.sender == "ben@x.example")
    #expect(reading.references == ["<1@acme.example>"])
    #expect(reading.verdict == .reply)
  }

  @Test("Of 50 MB the beginning is read")
  func large() {
    var bytes = Array(MailCase.person("Re: Hello", "Please remove me from your list.\n").utf8)
    bytes += Array("\n-- \n".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 50 << 20)
    #expect(MailReader().read(bytes).verdict == .unsubscribe)
  }

  @Test(
    "Broken encodings are read as far as they go",
    arguments: [
      ("Content-Transfer-Encoding: quoted-printable", "Gr=C3=BC=C3=9Fe =ZZ = \nund mehr="),
      ("Content-Transfer-Encoding: base64", "R3LD vMOf!!ZSA9WlogdW5kIG1laHI=== R3LDvMOfZSA"),
      ("Content-Transfer-Encoding: 7bit", "Grüße =ZZ und mehr"),
    ])
  func encodings(header: String, body: String) {
    let reading = read(MailCase.person("Re: Hello", more: header, body))
    #expect(reading.excerpt.hasPrefix("Grüße =ZZ"), "\(reading.excerpt)")
    #expect(reading.excerpt.contains("und mehr"))
  }

  @Test(
    "Wrong dates are none",
    arguments: [
      "yesterday", "", "Tue, 31 Jun 2026 10:00:00 +0100", "Tue, 24 Foo 2026 10:00:00 +0100",
      "99999999999999999999 Nov 2026", "Tue, 24 Nov 99999999999 10:00:00 +0100",
    ])
  func dates(_ date: String) {
    #expect(read(MailCase.person("Re: Hello", date: date, "Yes")).date == nil)
  }

  @Test("A multipart without a boundary, and one without its end, are read")
  func boundaries() {
    let without = "From: ben@x.example\nContent-Type: multipart/mixed\n\n--q\n\nStop\n--q--\n"
    #expect(read(without).verdict == .unsubscribe)
    let endless = "From: ben@x.example\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\nStop\n"
    #expect(read(endless).verdict == .unsubscribe)
    let wrong = "From: ben@x.example\nContent-Type: multipart/mixed; boundary=w\n\n--q\n\nStop\n"
    #expect(read(wrong).sender == "ben@x.example")
  }

  @Test("Bytes at random make no trouble, and neither does a mail cut off anywhere")
  func random() {
    var state: UInt64 = 7
    for _ in 0..<200 {
      let bytes = (0..<400).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      }
      _ = MailReader().read(bytes)
    }
    for mail in [BounceCases.all[0].mail, BounceCases.all[1].mail, MachineCases.all[4].mail] {
      let bytes = Array(mail.utf8)
      for end in bytes.indices { _ = MailReader().read(bytes[..<end]) }
    }
  }

  @Test("Mails of a loop, with hundreds of Received lines, are answered by their words")
  func loop() {
    let hops = (0..<300).map { "Received: from a\($0) by b\($0); x\n" }.joined()
    let mail = hops + MailCase.person("Automatic reply: Automatic reply: Hello", "I am away.")
    #expect(read(mail).verdict == .autoReply)
  }

  @Test("A thousand recipients are told, and no more")
  func recipients() {
    let fields = (0..<3_000).map {
      "Final-Recipient: rfc822; u\($0)@x.example\nAction: failed\nStatus: 5.1.1\n"
    }
    let reading = read(
      MailCase.report("Undelivered Mail", "Many.", status: fields.joined(separator: "\n")))
    #expect(reading.verdict == .bounce)
    #expect((1...1_000).contains(reading.recipients.count))
  }
}
