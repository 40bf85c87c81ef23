import PerigeeCore
import Testing

@Suite("A sender's signature")
struct SignatureTests {
  private static let anna = Signature(text: "Anna & Co\r\nAcme\n")

  private static func signed(
    text: String? = nil, html: String? = nil, with signature: Signature? = anna
  ) -> RenderedEmail {
    RenderedEmail(subject: "Hello", text: text, html: html).signed(with: signature)
  }

  @Test("It stands below a plain body, behind the line by which mail programs know one")
  func text() {
    let end = "-- \nAnna & Co\r\nAcme\n"
    #expect(Self.signed(text: "Hello").text == "Hello\n\n" + end)
    #expect(Self.signed(text: "Hello \r\n\r\n").text == "Hello\n\n" + end)
    #expect(Self.signed(text: " \n").text == end)
    #expect(Self.signed(text: "Hello").html == nil)
  }

  @Test(
    "In HTML it stands before the body's end",
    arguments: [
      ("<p>Hi</p>", "<p>Hi</p>\nSIGNED"),
      ("<body><p>Hi</p></BODY ></html>", "<body><p>Hi</p>SIGNED</BODY ></html>"),
      ("</body>a</body>", "</body>aSIGNED</body>"), ("", "\nSIGNED"),
    ])
  func html(html: String, expected: String) {
    let block = "<div>-- <br>\nAnna &amp; Co<br>\nAcme</div>\n"
    #expect(Self.signed(html: html).html == expected.replacing("SIGNED", with: block))
    let own = Signature(text: "Anna", html: "<b>Anna</b>")
    #expect(
      Self.signed(html: html, with: own).html
        == expected.replacing("SIGNED", with: "<div>-- <br>\n<b>Anna</b></div>\n"))
  }

  @Test("Without one an email is what it was")
  func none() {
    let email = RenderedEmail(subject: "Hello", text: "Body \n\n", html: "<p>x")
    #expect(email.signed(with: nil) == email)
  }

  @Test("Signature, reply-to and unsubscribe address belong to the digest, the key does not")
  func digest() throws {
    var world = try PlanWorld()
    try world.add("ada@example.org")
    var digests = [try world.plan().digest]
    let changes: [(inout Team) throws -> Void] = [
      { $0.senders[0].signature = Signature(text: "Anna") },
      { $0.senders[0].signature?.html = "<b>Anna</b>" },
      { $0.senders[0].replyTo = try EmailAddress("answers@acme.example") },
      {
        $0.unsubscribe = Unsubscribe(
          mailto: try EmailAddress("out@acme.example"), key: .environment("A"), keyID: "a")
      },
      { $0.unsubscribe?.mailto = try EmailAddress("off@acme.example") },
    ]
    for change in changes {
      try change(&world.team)
      digests.append(try world.plan().digest)
    }
    #expect(Set(digests).count == digests.count)
    world.team.unsubscribe?.key = .command(["pass"])
    world.team.unsubscribe?.keyID = "b"
    // Who sends nothing of the plan has no part in it.
    world.team.senders[1].signature = Signature(text: "Bo")
    #expect(try world.plan().digest == digests.last)
  }
}
