import PerigeeCore
import Testing

@Suite("Addresses of web hooks")
struct WebhookURLTests {
  @Test(
    "https everywhere, http on this machine alone",
    arguments: [
      "https://hooks.acme.example/perigee?team=1", "HTTPS://a.example", "https://a.example:8443/",
      "http://127.0.0.1:8080/", "http://127.1.2.3", "http://localhost/x", "http://LOCALHOST:1",
      "http://[::1]:9/x", "https://[2001:db8::1]/",
    ])
  func good(text: String) { #expect(WebhookURL(text)?.text == text) }

  @Test("People are shown none of its query, which is often a secret")
  func shown() throws {
    for end in ["?t=sekret", "#sekret", "?a=b#sekret", ""] {
      let url = try #require(WebhookURL("https://hooks.acme.example/perigee\(end)"))
      #expect("\(url)" == "https://hooks.acme.example/perigee" && url.text.hasSuffix(end))
    }
  }

  @Test(
    "All else is none",
    arguments: [
      "", "a.example", "http://a.example/", "http://127.0.0.1.a.example/", "http://127.0.0.256/",
      "http://localhost.a.example", "ftp://localhost/", "file:///etc/passwd", "https:/a.example",
      "https://", "https://:443/", "https://a.example:0/", "https://a.example:65536",
      "https://a.example:x/", "https://user:pass@a.example/", "http://localhost@a.example/",
      "http://127.0.0.1:80@a.example/", "http://localhost#@a.example", "https://a.example/ x",
      "https://a.example/\n", "https://é.example/", "http://localhost\\@a.example/",
      "http://[::1]x/", "http://[::1", "http://0.0.0.0/", "http://2130706433/",
      "javascript:alert(1)",
    ])
  func bad(text: String) {
    // A fragment is never sent, so that this one is of this machine.
    if text.contains("#@") { return #expect(WebhookURL(text) != nil) }
    #expect(WebhookURL(text) == nil)
  }
}
