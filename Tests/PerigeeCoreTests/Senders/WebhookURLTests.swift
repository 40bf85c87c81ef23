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
  func good(text: String) throws { #expect(try WebhookURL(text).text == text) }

  @Test("People are shown none of its query, which is often a secret")
  func shown() throws {
    for end in ["?t=sekret", "#sekret", "?a=b#sekret", ""] {
      let url = try WebhookURL("https://hooks.acme.example/perigee\(end)")
      #expect("\(url)" == "https://hooks.acme.example/perigee" && url.text.hasSuffix(end))
    }
  }

  @Test(
    "All else is none, and each mistake is told apart",
    arguments: [
      .shape: ["", "a.example", "https:/a.example", "javascript:alert(1)", "user:pass@a.example/"],
      .scheme: ["ftp://localhost/", "file:///etc/passwd", "smtp://user:pass@a.example"],
      .openConnection: [
        "http://a.example/", "http://127.0.0.1.a.example/", "http://127.0.0.256/",
        "http://localhost.a.example", "http://0.0.0.0/", "http://2130706433/",
      ],
      .login: [
        "https://user:pass@a.example/", "http://localhost@a.example/", "https://@a.example",
        "http://127.0.0.1:80@a.example/", "https://pass@a.example:x",
      ],
      .host: ["https://", "https://:443/", "http://[::1"],
      .port: [
        "https://a.example:0/", "https://a.example:65536", "https://a.example:x/", "http://[::1]x/",
      ],
      .characters: [
        "https://a.example/ x", "https://a.example/\n", "https://é.example/",
        "http://localhost\\@a.example/",
      ],
      .length: ["https://a.example/" + String(repeating: "x", count: 2_000)],
    ] as [WebhookURL.Fault: [String]])
  func bad(fault: WebhookURL.Fault, texts: [String]) {
    for text in texts {
      let found = #expect(throws: WebhookURL.Fault.self) { try WebhookURL(text) }
      #expect(found == fault, "\(text)")
    }
    #expect(!fault.words.contains("pass@"))
  }

  @Test("A fragment is never sent, so that an @ in one is no login")
  func fragment() throws { _ = try WebhookURL("http://localhost#@a.example") }
}
