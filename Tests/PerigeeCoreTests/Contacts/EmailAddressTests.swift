import Testing

@testable import PerigeeCore

@Suite("Email addresses")
struct EmailAddressTests {
  @Test(
    "An address is compared trimmed and lower-cased",
    arguments: [
      ("ann@example.org", "ann@example.org"),
      (" \t\r\nAnn@Example.ORG \n", "ann@example.org"),
      ("\u{A0}\u{200B}\u{FEFF}ann@example.org\u{200D}\u{A0} ", "ann@example.org"),
      ("a.b-c+d_e/f=g@x-1.co", "a.b-c+d_e/f=g@x-1.co"),
      ("!#$%&'*+-/=?^_`{|}~@example.org", "!#$%&'*+-/=?^_`{|}~@example.org"),
      ("x@1.2.3.example", "x@1.2.3.example"),
      ("x@xn--bcher-kva.example", "x@xn--bcher-kva.example"),
      ("1@a.b1", "1@a.b1"),
    ])
  func accepted(text: String, address: String) throws {
    #expect(try EmailAddress(text).text == address)
  }

  @Test(
    "What is no address is refused with the reason",
    arguments: [
      ("", EmailAddressError.empty), (" \u{A0}\u{200B} ", .empty), ("ann", .noAt),
      ("ann example", .noAt), ("a@b@c.example", .severalAts),
      ("a@b.example, c@d.example", .severalAts),
      ("Ann <ann@example.org>", .nameAndAddress), ("<ann@example.org>", .nameAndAddress),
      ("ann\u{FF20}example.org", .fullWidthAt), ("ann@☃.org", .notASCII(character: "☃")),
      ("ann@exämple", .domain("xn--exmple-cua")),
      ("änn@example.org", .localPartNotASCII(character: "ä")),
      ("änn@exämple.org", .localPartNotASCII(character: "ä")),
      ("an\u{200B}n@example.org", .localPartNotASCII(character: "\u{200B}")),
      ("ann lee@example.org", .forbidden(character: " ")),
      ("\"ann\"@example.org", .forbidden(character: "\"")),
      ("ann@example.org,", .forbidden(character: ",")),
      ("ann@example.org;", .forbidden(character: ";")),
      ("a\r\nnn@example.org", .forbidden(character: "\r\n")),
      ("a\0nn@example.org", .forbidden(character: "\0")), ("@example.org", .emptyLocalPart),
      (".ann@example.org", .dots), ("ann.@example.org", .dots), ("a..n@example.org", .dots),
      ("ann@", .domain("")), ("ann@localhost", .domain("localhost")), ("ann@.org", .domain(".org")),
      ("ann@example.", .domain("example.")), ("ann@a..org", .domain("a..org")),
      ("ann@-a.org", .domain("-a.org")), ("ann@a-.org", .domain("a-.org")),
      ("ann@a.org-", .domain("a.org-")), ("ann@a_b.org", .domain("a_b.org")),
      ("ann@192.168.0.1", .domain("192.168.0.1")),
    ])
  func refused(text: String, error: EmailAddressError) {
    #expect(throws: error) { try EmailAddress(text) }
  }

  @Test(
    "An international domain is in punycode, however its letters were typed",
    arguments: [
      ("ann@exämple.org", "ann@xn--exmple-cua.org"),
      ("Ann@MÜLLER.Example", "ann@xn--mller-kva.example"),
      ("ann@mu\u{308}ller.example", "ann@xn--mller-kva.example"),
      ("ann@straße.example", "ann@xn--strae-oqa.example"),
      ("ann@日本。example", "ann@xn--wgv71a.example"), ("ann@ｅxample.org", "ann@example.org"),
      ("ann@пример.испытание", "ann@xn--e1afmkfd.xn--80akhbyknj4f"),
      ("ann@ex\u{AD}ample.org", "ann@example.org"),
      ("ann@Łódź.example", "ann@xn--d-uga0v4h.example"),
    ])
  func international(text: String, address: String) throws {
    #expect(try EmailAddress(text).text == address)
  }

  @Test("Lengths are bounded: 64 before the @, 63 a label, 254 in all")
  func lengths() throws {
    let x = { String(repeating: "x", count: $0) }
    _ = try EmailAddress("\(x(64))@example.org")
    #expect(throws: EmailAddressError.localPartTooLong(bytes: 65)) {
      try EmailAddress("\(x(65))@example.org")
    }
    _ = try EmailAddress("a@\(x(63)).org")
    #expect(throws: EmailAddressError.domain("\(x(64)).org")) { try EmailAddress("a@\(x(64)).org") }
    let domain = "\(x(63)).\(x(63)).\(x(59))"
    #expect(try EmailAddress("\(x(64))@\(domain).x").text.utf8.count == 254)
    #expect(throws: EmailAddressError.tooLong(bytes: 255)) {
      try EmailAddress("\(x(64))@\(domain).xx")
    }
  }

  @Test("A refused address leaves nothing behind")
  func nothingAppended() {
    var bytes = Array("kept".utf8)
    #expect(throws: EmailAddressError.domain("b")) {
      try Array("a@b".utf8).withUnsafeBufferPointer { text throws(EmailAddressError) in
        try EmailAddress.normalise(text, into: &bytes)
      }
    }
    #expect(bytes == Array("kept".utf8))
  }

  @Test(
    "The words name what was found",
    arguments: [
      (EmailAddressError.noAt, "the address has no @; write it as name@example.org"),
      (
        .forbidden(character: " "),
        "the address has a space, which no address may have; "
          + "write one plain address"
      ),
      (
        .forbidden(character: "\0"),
        "the address has U+0000, which no address may have; "
          + "write one plain address"
      ),
      (
        .notASCII(character: "☃"),
        "the domain has \"☃\", which no domain may have; write its letters alone"
      ),
      (
        .localPartNotASCII(character: "ä"),
        "the address has \"ä\" before the @, where only ASCII is understood; "
          + "ask for an address without it"
      ),
      (.nameAndAddress, "there is a name besides the address; write only what is between < and >"),
    ])
  func words(error: EmailAddressError, words: String) {
    #expect("\(error)" == words)
  }
}
