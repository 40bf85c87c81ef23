import Testing

@testable import PerigeeMail

@Suite("A text made from HTML")
struct HTMLTextTests {
  @Test(
    "It holds what a person reads",
    arguments: [
      ("<p>Hello Ada,</p>\n<p>how are <b>you</b>?</p>", "Hello Ada,\n\nhow are you?"),
      ("one<br>two<br/>\n three<br><br><br>four", "one\ntwo\nthree\n\nfour"),
      ("<ul><li>one</li><li>two</li></ul>after", "- one\n- two\n\nafter"),
      ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
      ("<pre>a\n  b\n\n\nc</pre>", "a\n  b\n\n\nc"),
      (
        "a &lt;b&gt; &amp;amp; &eacute;&#233;&#xE9;&nbsp;c &unknown; &",
        "a <b> &amp; ééé c &unknown; &"
      ),
      ("5 < 6 and <3, 7>6", "5 < 6 and <3, 7>6"),
      (
        "see <a href=\"https://a.example/x?a=1&amp;b=2\">us</a>.",
        "see us <https://a.example/x?a=1&b=2>."
      ),
      ("<a href='https://a.example'>https://a.example</a>", "https://a.example"),
      ("<a href=https://a.example>a.example</a>", "a.example"),
      ("<a href='mailto:a@b.example'>a@b.example</a>", "a@b.example"),
      ("<a href=\"https://a.example\"><img src=x alt=\"Logo\"></a>", "Logo <https://a.example>"),
      ("<a href='#top'>up</a> <a name=x>here</a>", "up here"),
      ("<head><title>T</title><style>p { color: red }</style></head><body>x</body>", "x"),
      ("a<!-- <p>no</p> -->b<script>if (a < b) { x() }</script>c", "abc"),
      ("<STYLE>x</StYlE>y<!doctype html>z", "yz"),
      ("<img src=\"x.png\">", ""), ("", ""), (" \n\t ", ""), ("<p></p><br>", ""),
      ("<a href=\"https://a.example\">open", "open <https://a.example>"),
      ("<p title='a > b' data-x=1>q</p><", "q\n\n<"), ("<!-- open", ""), ("<p", "<p"),
      ("soft\u{AD}hyphen zero\u{200B}width", "softhyphen zerowidth"),
    ])
  func texts(html: String, text: String) { #expect(HTMLText.text(of: html) == text) }

  @Test("No HTML takes long or breaks it")
  func hostile() {
    for piece in ["<", "&", "<a href='", "<a>", "</", "<!--", "&#99999999999;", "<p ", "<script>"] {
      _ = HTMLText.text(of: String(repeating: piece, count: 20_000))
    }
    for text in Sample.hostile { _ = HTMLText.text(of: text) }
  }
}
