import PerigeeCore
import TestSupport
import Testing

@testable import PerigeePages

@Suite("Texts on pages")
struct HTMLWriterTests {
  private func written(_ text: String, masking senders: [String]? = nil) -> String {
    let mask = senders.map { AddressMask(senders: $0.map(EmailAddress.init(normalised:))) }
    var html = HTMLWriter(mask: mask)
    html.text(text)
    return String(String(decoding: html.bytes, as: UTF8.self).dropFirst("<!doctype html>\n".count))
  }

  @Test(
    "Whatever somebody wrote is shown, and nothing of it is obeyed",
    arguments: [
      ("</style><script>alert(1)</script>", "&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("\" onload='x' & more", "&quot; onload=&#39;x&#39; &amp; more"),
      ("a\u{202E}b\u{2066}c\u{200F}d", "a\\u{202e}b\\u{2066}c\\u{200f}d"),
      ("NUL\u{0}, ESC\u{1B}[31m, C1\u{9B}", "NUL\\u{0}, ESC\\u{1b}[31m, C1\\u{9b}"),
      ("one\ntwo\r\tthree", "one\\ntwo\\r\\tthree"),
      ("\u{2028}\u{FEFF}\u{E0041}", "\\u{2028}\\u{feff}\\u{e0041}"),
      ("Zoë 日本 شركة 👩‍💻", "Zoë 日本 شركة 👩‍💻"), ("<!-- --> ]]> {{ x }}", "&lt;!-- --&gt; ]]&gt; {{ x }}"),
    ])
  func escaped(text: String, shown: String) { #expect(written(text) == shown) }

  @Test("Of a very long text the beginning is shown, with its length, and marks do not pile up")
  func long() {
    let long = written(String(repeating: "x", count: 100_000))
    #expect(long == String(repeating: "x", count: 400) + "… (100,000 bytes)")
    let piled = written("a" + String(repeating: "\u{301}", count: 9))
    #expect(piled == "a" + String(repeating: "\u{301}", count: 6) + "\\u{301}\\u{301}\\u{301}")
  }

  @Test("Attributes are escaped as texts are, and are not cut")
  func attributes() {
    var html = HTMLWriter()
    html.element(.div, [.init(.label, "\"><script>" + String(repeating: "y", count: 500))])
    let text = String(decoding: html.bytes, as: UTF8.self)
    #expect(text.contains("aria-label=\"&quot;&gt;&lt;script&gt;yyy"))
    #expect(!text.contains("<script") && text.contains(String(repeating: "y", count: 500)))
  }

  @Test(
    "A mask has one name for one address, wherever it stands, and knows senders",
    arguments: [
      ("ann@x.example, Ben@Y.example and ann@x.example.", "contact-1, contact-2 and contact-1."),
      (
        "o'neil@x.example's, 'ann@x.example' and o'neil@x.example",
        "contact-1&#39;s, &#39;contact-2&#39; and contact-1"
      ),
      ("from bo@acme.example → ann@x.example", "from sender-1 → contact-1"),
      ("ann@x.example: x.example is blacklisted", "contact-1: domain-2 is blacklisted"),
      ("ann@mail.x.example: @x.example is blacklisted", "contact-1: @domain-3 is blacklisted"),
      ("perigee blacklist remove <ann@x.example>;", "perigee blacklist remove &lt;contact-1&gt;;"),
      ("nothing.to see @ all, 12.5 %, v1.2", "nothing.to see @ all, 12.5 %, v1.2"),
    ])
  func masked(text: String, shown: String) {
    #expect(written(text, masking: ["bo@acme.example"]) == shown)
  }

  @Test("The style sheet is the one that the content policy allows, and asks for nothing")
  func policy() throws {
    let style = try TemporaryFolder(["style": PageStyle.sheet])
    let command = "openssl dgst -sha256 -binary style | base64"
    let hash = try ChildProcess.run("sh", ["-c", command], in: style.path).output
    #expect(PageStyle.policy.contains("'sha256-\(hash.dropLast())'"))
    #expect(PageStyle.policy.hasPrefix("default-src 'none'; "))
    for word in ["url(", "@import", "@font-face", "</"] { #expect(!PageStyle.sheet.contains(word)) }
  }
}
