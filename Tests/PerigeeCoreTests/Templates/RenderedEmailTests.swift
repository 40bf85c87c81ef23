import Testing

@testable import PerigeeCore

@Suite("Rendering an email")
struct RenderedEmailTests {
  private static func lookup(_ value: String) -> (String) -> String? {
    { $0 == "x" ? value : nil }
  }

  @Test(
    "A line break in a value never reaches a header",
    arguments: [
      "\r\n", "\n", "\r", "\u{0}", "\u{85}", "\u{2028}", "\u{2029}", "\t", "\u{b}", "\u{c}",
      "\u{1b}", "\u{7f}", "\u{9f}", " \r\n\t ", "\r\n\r\n",
    ])
  func lineBreaks(lineBreak: String) throws {
    let template = EmailTemplate(subject: try Template("Hi {{ x }}!"), text: nil)
    let email = try template.render(Self.lookup("a\(lineBreak)Bcc: b@evil.example\(lineBreak)"))
    #expect(email.subject == "Hi a Bcc: b@evil.example !")
  }

  @Test("Spaces without a break among them stay, spaces at the ends go")
  func spaces() {
    #expect("a  b".onOneLine == "a  b")
    #expect("  a b\n".onOneLine == "a b")
    #expect(" é  \u{202e}x ".onOneLine == "é  \u{202e}x")
    #expect("\r\n".onOneLine.isEmpty)
    #expect("👨‍👩‍👧\r\n👍🏽".onOneLine == "👨‍👩‍👧 👍🏽")
  }

  @Test("Values are escaped in the HTML body only")
  func escaping() throws {
    let template = EmailTemplate(
      subject: try Template("{{ x }}"), text: try Template("{{ x }}"),
      html: try Template("<p>{{ x }}</p>"))
    let email = try template.render(Self.lookup("<b>\nO'Neil"))
    #expect(email.subject == "<b> O'Neil")
    #expect(email.text == "<b>\nO'Neil")
    #expect(email.html == "<p>&lt;b&gt;\nO&#39;Neil</p>")
  }

  @Test("A later step without a subject answers the first email")
  func reply() throws {
    let template = EmailTemplate(subject: nil, text: try Template("Just a word"))
    let email = try template.render(Self.lookup(""), firstSubject: "Acme and us")
    #expect(email.subject == "Re: Acme and us")
    #expect(throws: EmailTemplateError.noSubject) { try template.render(Self.lookup("")) }
  }

  @Test("An email requires what its subject and bodies require")
  func requirements() throws {
    let template = EmailTemplate(
      subject: try Template("{{ b }}"), text: try Template("{{ a }}{{ b }}{{ c | default: 1 }}"),
      html: try Template("{{ d | default: a }}"))
    #expect(template.variables == ["b", "a", "c", "d"])
    #expect(template.requirements == [["b"], ["a"], ["d", "a"]])
  }
}
