import Testing

@testable import PerigeeCore

@Suite("What is typed for an entry of the blacklist")
struct BlacklistEntryTests {
  @Test(
    "It is an address, or a domain, however it was written",
    arguments: [
      ("ann@x.example", "ann@x.example"), (" Ann@X.example. ", "ann@x.example"),
      ("mailto:ann@x.example?subject=Hi", "ann@x.example"), ("x.example", "x.example"),
      ("@x.example", "x.example"), ("*@x.example", "x.example"), ("%@x.example", "x.example"),
      ("*.x.example", "x.example"), (".x.example", "x.example"),
      ("EVIL2.Example.", "evil2.example"),
      (" spaced.example\t", "spaced.example"), ("müller.example", "xn--mller-kva.example"),
      ("ann@müller.example", "ann@xn--mller-kva.example"),
      ("https://www.web.example/contact", "web.example"), ("http://web.example", "web.example"),
      ("https://user:word@web.example:8080/a?b=c@d.example#e", "web.example"),
      ("www.web.example", "web.example"), ("web.example/contact", "web.example"),
      ("www.example", "www.example"), ("*@müller.example", "xn--mller-kva.example"),
    ])
  func understood(text: String, subject: String) throws {
    #expect(try BlacklistEntry.Subject(text).text == subject)
  }

  @Test(
    "Another pattern is refused with what to write",
    arguments: [
      ("*.*@s.example", "s.example"), ("?@q.example", "q.example"), ("@*.x.example", "x.example"),
      ("info*@x.example", "x.example"), ("*%@x.example", "x.example"),
      ("a@*.x.example", "x.example"),
      ("*", "b.example"), ("foo*.example", "b.example"),
    ])
  func patterns(text: String, written: String) {
    let error = #expect(throws: BlacklistEntryError.self) { try BlacklistEntry.Subject(text) }
    #expect(error?.code == "invalid_entry")
    #expect(error?.message.contains("Write ") == true)
    #expect(error?.message.contains(written) == true, "\(error?.message ?? "")")
  }

  @Test("What is neither is refused as what it is")
  func refused() {
    #expect(throws: BlacklistEntryError.noDomain("example")) {
      try BlacklistEntry.Subject("example")
    }
    #expect(throws: BlacklistEntryError.noDomain("")) { try BlacklistEntry.Subject("  ") }
    #expect(
      throws: BlacklistEntryError.address("jörg@x.example", .localPartNotASCII(character: "ö"))
    ) { try BlacklistEntry.Subject("jörg@x.example") }
  }
}
