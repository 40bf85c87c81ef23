import PerigeeCore
import Testing

@testable import PerigeeInbox

@Suite("Addresses, dates, quotes and identifiers in mails")
struct ReadingAidsTests {
  @Test(
    "Addresses are found in what people and programs write",
    arguments: [
      ("Ann <ann@x.example>, 'ben@y.example'.", ["ann@x.example", "ben@y.example"]),
      ("<mailto:ann@x.example>: 550 user", ["ann@x.example"]),
      ("(\"ann lee\"@x.example)", ["\"ann lee\"@x.example"]),
      ("a@b, @x.example, ann@, x@y..z", []),
      ("rfc822;ann+x=y@x.example...", ["ann+x=y@x.example"]),
      ("ann@[192.0.2.7]", ["ann@[192.0.2.7]"]),
    ])
  func addresses(text: String, found: [String]) {
    #expect(AddressScan.addresses(in: Bytes(text)).map(\.address) == found)
  }

  @Test("A name that looks like an address is none")
  func first() {
    #expect(AddressScan.first(in: Bytes("\"x@y.example\" <ann@x.example>")) == "ann@x.example")
  }

  @Test(
    "Dates as mails have them",
    arguments: [
      ("Tue, 24 Nov 2026 10:00:00 +0100", "2026-11-24", 1_795_510_800),
      ("24 Nov 2026 10:00 EST", "2026-11-24", 1_795_532_400),
      ("Tue, 24 November 26 09:00:00 GMT (UTC)", "2026-11-24", 1_795_510_800),
      ("Tue,24 Nov 2026 23:30:00 -0800", "2026-11-24", 1_795_591_800),
    ])
  func dates(text: String, day: String, seconds: Int64) {
    let date = MailDate(Bytes(text))
    #expect(date?.day.description == day)
    #expect(date?.instant.milliseconds == seconds * 1_000)
  }

  @Test(
    "What is quoted is left out, in the ways of mail programs",
    arguments: [
      "On Tue, 24 Nov 2026, Anna <anna@acme.example> wrote:\n> Hello",
      "On Tuesday, 24 November 2026\nAnna Lee <anna@acme.example>\nwrote:\n\nHello",
      "-----Original Message-----\nHello", "-------- Ursprüngliche Nachricht --------\nHello",
      "From: Anna\nSent: Tuesday\nTo: Ben\n\nHello", "Von: Anna\nGesendet: Dienstag\n\nHello",
      "De : Anna\nEnvoyé : mardi\n\nHello", "Le mar. 24 nov. 2026 à 10:00, Anna a écrit :\n> Hello",
      "Am 24.11.26 um 10:00 schrieb Anna Lee:\n> Hello", "El 24/11/2026 Anna escribió:\nHello",
      "Il giorno 24 nov 2026, Anna ha scritto:\n> Hello", "Op 24 nov. 2026 schreef Anna:\nHello",
      "W dniu 24.11.2026 Anna pisze:\n> Hello", "Em 24/11/2026 Anna escreveu:\n> Hello",
      "2026年11月24日 10:00 Anna <a@x.example>のメール:\n> Hello", "> Hello", "-- \nHello",
    ])
  func quotes(_ quote: String) {
    let written = WrittenText(Bytes("Yes, call me.\n\n" + quote))
    #expect(written.excerpt(100) == "Yes, call me.")
  }

  @Test("Answers between quoted lines are all read")
  func between() {
    let text = "On Tuesday, Anna wrote:\n> When?\nNow.\n> Where?\nHere.\n"
    #expect(WrittenText(Bytes(text)).excerpt(100) == "Now.\nHere.")
  }

  @Test(
    "Codes are found, and addresses of hosts are none",
    arguments: [
      ("550 5.1.1 no", "5.1.1"), ("host 192.5.1.1 said", nil), ("5.0.0 then 5.7.26", "5.7.26"),
      ("(#5.4.4)", "5.4.4"), ("version 4.80", nil), ("2.1.5 Ok", nil), ("5.0.0", "5.0.0"),
    ] as [(String, String?)])
  func codes(text: String, code: String?) {
    #expect(StatusCode.first(in: Bytes(text)) == code)
  }

  @Test("A token is ours by its form alone")
  func tokens() {
    let token = "2026a.YmVuQHguZXhhbXBsZQ.AAAAAAAAAAAAAAAAAAAAAA"
    #expect(UnsubscribeMark.token(in: Bytes("Re: Unsubscribe \(token)")) == token)
    #expect(
      UnsubscribeMark.token(in: Bytes("<mailto:a@b?subject=unsubscribe%20\(token)>")) == token)
    #expect(UnsubscribeMark.token(in: Bytes("unsubscribe me.please.now")) == nil)
    #expect(UnsubscribeMark.token(in: Bytes(token)) == nil)
  }
}
