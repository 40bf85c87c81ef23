import Testing

@testable import PerigeeCore

@Suite("HTML as somebody reads it")
struct ReadableHTMLTests {
  @Test(
    "Words stay, markup goes, blocks begin lines",
    arguments: [
      ("<p>Hello, Ann</p>", "Hello, Ann"),
      ("<p>One</p>\n  <p>Two</p>", "One\n\nTwo"),
      ("One<br>Two<br/>Three", "One\nTwo\nThree"),
      ("<div>One</div><div>Two</div>", "One\nTwo"),
      ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
      ("a   b\n\t c", "a b c"),
      ("<b>bold</b> and <i>not</i>", "bold and not"),
      ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"),
      ("&lt;b&gt; &amp; caf&eacute; &#8364; &#x20AC;", "<b> & café € €"),
      ("1 < 2 & 3 > 2; R&D &nothing;", "1 < 2 & 3 > 2; R&D &nothing;"),
      ("<style>p { color: red }</style><script>a < b</script>Seen", "Seen"),
      ("a<!-- <p>not seen</p> -->b", "ab"),
      (#"<a href="https://x.example/?a=1">our page</a>."#, "our page (https://x.example/?a=1)."),
      ("<a href='https://x.example'>https://x.example</a>", "https://x.example"),
      (#"<img alt="A cat" src="cat.png"> <img src="pixel.gif">"#, "[A cat]"),
      (#"<p title="a > b">Shown</p>"#, "Shown"),
      ("<P CLASS=x>Upper</P>", "Upper"),
      ("<!DOCTYPE html><html><head><title>No</title></head><body>Yes</body></html>", "Yes"),
      ("an <unfinished", "an <unfinished"),
      ("", ""),
    ])
  func text(html: String, text: String) {
    #expect(ReadableHTML(html).text == text)
  }
}
