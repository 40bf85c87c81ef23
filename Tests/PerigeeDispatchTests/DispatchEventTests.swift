import PerigeeCore
import PerigeeDispatch
import Testing

@Suite("What is told while emails are sent")
struct DispatchEventTests {
  @Test(
    "A contact's address is in no line, however a server writes it",
    arguments: [
      ("550 <A1@x.example>: no", "550 <address> no"),
      ("550 no a1%40x.example here", "550 no <address> here"),
      ("550 u=%3Ca1=x.example%3E", "550 u=%3C<address>%3E"),
      ("550 mailto:a1=x.example", "550 mailto:<address>"),
      ("550 a1 at x.example is gone", "550 <address> is gone"),
      ("550 (a1 [at] x.example)", "550 (<address>)"),
      ("550 http://mx.example/?u=%3Ca1%40x.example%3E", "550 <address>"),
      ("550 no mailbox a1", "550 no mailbox <address>"),
      ("550 another b2@y.example, and c%40z.example", "550 another <address> and <address>"),
      ("451 4.7.1 ba12 try later", "451 4.7.1 ba12 try later"),
    ])
  func words(said: String, told: String) {
    let event = DispatchEvent(
      .putOff, at: Instant(milliseconds: 0), contact: EmailAddress(normalised: "a1@x.example"),
      words: said)
    #expect(event.wordsWithoutAddresses == told)
  }

  @Test("A name of one letter is told apart from the letter")
  func letter() {
    let event = DispatchEvent(
      .putOff, at: Instant(milliseconds: 0), contact: EmailAddress(normalised: "a@x.example"),
      words: "not a user: a%40x.example")
    #expect(event.wordsWithoutAddresses == "not a user: <address>")
  }
}
