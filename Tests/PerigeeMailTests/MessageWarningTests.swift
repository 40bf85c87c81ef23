import Testing

@testable import PerigeeMail

@Suite("What spam filters hate")
struct MessageWarningTests {
  private static func data(_ count: Int) -> String {
    "data:image/png;base64," + String(repeating: "A", count: count - 22)
  }

  @Test(
    "HTML alone is told, and whether anything can be read in it",
    arguments: [
      ("<p>Hello</p>", [.noText]), ("<img src=x>", [.noReadableText]),
    ] as [(String, [MessageWarning])])
  func noText(html: String, warnings: [MessageWarning]) {
    #expect(MessageWarning.all(text: nil, html: html) == warnings)
    #expect(MessageWarning.all(text: "Hello", html: html) == [])
    #expect(MessageWarning.all(text: "Hello", html: nil) == [])
  }

  @Test(
    "Scripts are told however they are spelt",
    arguments: [
      ("<a href=\"javascript:go()\">x</a>", "javascript:"),
      ("<a href=' JaVa\nScript:go()'>x</a>", "javascript:"),
      ("<a href=javascript:go()>x</a>", "javascript:"),
      ("<a href=\"&#106;avascript&#58;go()\">x</a>", "javascript:"),
      ("<img src='vbscript:x'>", "vbscript:"), ("<SCRIPT src=x></SCRIPT>", "<script>"),
    ])
  func scripts(html: String, script: String) {
    #expect(MessageWarning.all(text: "x", html: html) == [.script(script)])
  }

  @Test(
    "What a person reads is no script, and no data",
    arguments: [
      "<p>JavaScript: a guide</p>", "<p>\"javascript:\" and 'data:'</p>", "data:",
      "<a title='a data:b'>x</a>",
      "<!-- <a href='javascript:x'> -->",
    ])
  func readable(html: String) {
    #expect(MessageWarning.all(text: "x", html: html) == [])
  }

  @Test("More than 100 KB of data: addresses are told, all of an email together")
  func data() {
    let limit = MessageWarning.dataLimit
    for (html, bytes) in [
      ("<img src=\"\(Self.data(limit))\">", nil),
      ("<img src=\"\(Self.data(limit + 1))\">", limit + 1),
      (
        "<img src='\(Self.data(60_000))'><p style=\"background: url(\(Self.data(60_000)))\">",
        120_000
      ),
      ("<style>p { background: url('\(Self.data(110_000))') }</style>", 110_000),
      ("<p>\(Self.data(200_000))</p>", nil),
    ] as [(String, Int?)] {
      let expected = bytes.map { [MessageWarning.largeData(bytes: $0)] } ?? []
      #expect(MessageWarning.all(text: "x", html: html) == expected)
    }
  }
}
