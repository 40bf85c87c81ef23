import PerigeeCore
import Testing

@Suite("Names of servers")
struct ServerNameTests {
  @Test(
    "A name and an address are taken, and known as this machine's by what they say",
    arguments: [
      ("smtp.acme.example", "smtp.acme.example", false), ("LOCALHOST", "localhost", true),
      ("127.0.0.1", "127.0.0.1", true), ("127.255.3.4", "127.255.3.4", true), ("::1", "::1", true),
      ("0:0:0:0:0:0:0:1", "0:0:0:0:0:0:0:1", true), ("128.0.0.1", "128.0.0.1", false),
      ("2001:DB8::1", "2001:db8::1", false), ("::ffff:10.0.0.1", "::ffff:10.0.0.1", false),
      ("127.0.0.1.evil.example", "127.0.0.1.evil.example", false),
      ("localhost.evil.example", "localhost.evil.example", false), ("mail_1", "mail_1", false),
      ("mail.müller.example", "mail.xn--mller-kva.example", false),
    ])
  func taken(text: String, wanted: String, isLoopback: Bool) throws {
    let name = try #require(ServerName(text))
    #expect(name.text == wanted)
    #expect(name.isLoopback == isLoopback)
  }

  @Test(
    "What is neither is refused",
    arguments: [
      "", " ", "a b", "smtp://acme.example", "acme.example:25", "acme.example/",
      "anna@acme.example",
      "[::1]", "a..b", ".a", "a.", "-a", "a-", "127.1", "127.0.0.256", "1", "a\0b", "a\nb",
      "::1%lo",
      String(repeating: "a", count: 64), "ä ö",
    ])
  func refused(text: String) {
    #expect(ServerName(text) == nil)
  }
}
