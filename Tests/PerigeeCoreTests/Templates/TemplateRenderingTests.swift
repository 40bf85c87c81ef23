import Testing

@testable import PerigeeCore

@Suite("Rendering templates")
struct TemplateRenderingTests {
  static let values = [
    "first_name": "Ada", "company": "Tom & Sons", "email": "ada@acme.example",
    "sender.name": "Bo", "sender.email": "bo@acme.example", "title": "éCOLE <b>",
  ]

  static func render(_ source: String, escapingHTML: Bool = false) throws -> String {
    try Template(source).render({ values[$0] }, escapingHTML: escapingHTML)
  }

  @Test("Random templates render as python-liquid rendered them")
  func record() throws {
    #expect(LiquidRecord.renders.count == 240)
    for (source, expected) in LiquidRecord.renders {
      let result = try Template(source).render { LiquidRecord.values[$0] }
      #expect(Array(result.utf8) == Array(expected.utf8), "\(source.debugDescription)")
    }
  }

  @Test(
    "The output syntax is Liquid's",
    arguments: [
      ("", ""), ("plain }} %} { text", "plain }} %} { text"), ("a { b", "a { b"), ("{", "{"),
      ("{{first_name}}", "Ada"), ("{{ first_name }}}", "Ada}"), ("{{ first_name\n}}", "Ada"),
      (" a \n {{- first_name -}} \t b", " aAdab"),
      ("a {{ first_name -}}{{ company }} b", "a AdaTom & Sons b"),
      ("a {{ first_name -}} {{- company }} b", "a AdaTom & Sons b"),
      ("{{-first_name-}} \r\n x", "Adax"), ("\u{a0}{{- first_name }}", "\u{a0}Ada"),
      ("{{ -1 }}{{-1}}", "-11"), ("{{ 007 }} {{ 1.50 }} {{ 0.00001 }}", "7 1.5 1.0e-05"),
      ("{{ nil }}{{ true }}{{ false }}{{ null }}{{ empty }}{{ blank }}", "truefalse"),
      ("{{ \"it's\" }} {{ '\"' }} {{ \"{{\" }}", "it's \" {{"), ("{{ 'a\\n' }}", "a\\n"),
      ("{{ absent }}", ""), ("{{ sender . name }} <{{sender.email}}>", "Bo <bo@acme.example>"),
    ])
  func syntax(source: String, expected: String) throws {
    #expect(Array(try Self.render(source).utf8) == Array(expected.utf8))
  }

  @Test(
    "Every filter does what Liquid's does",
    arguments: [
      ("{{ absent | default: \"there\" }}", "there"), ("{{ first_name | default: 'x' }}", "Ada"),
      ("{{ absent | default: company }}", "Tom & Sons"), ("{{ absent | default }}", ""),
      ("{{ false | default: 'x' }}", "x"), ("{{ '' | default: 'x' }}", "x"),
      ("{{ ' ' | default: 'x' }}", " "), ("{{ 0 | default: 'x' }}", "0"),
      ("{{ false | default: 'x', allow_false: true }}", "false"),
      ("{{ false | default: 'x', allow_false: false }}", "x"),
      ("{{ nil | default: 'x', allow_false: true }}", "x"),
      ("{{ false | upcase | default: 'x' }}", "FALSE"),
      ("{{ absent | default: false | default: 'y' }}", "y"),
      ("{{ 'straße ﬁ' | upcase }}", "STRASSE FI"), ("{{ 'ÀÉ ΣΑΣ' | downcase }}", "àé σασ"),
      ("{{ title | capitalize }}", "École <b>"), ("{{ 'ǆX' | capitalize }}", "ǅx"),
      ("{{ ' aB' | capitalize }}", " ab"), ("{{ 'ßX' | capitalize }}", "Ssx"),
      ("[{{ ' \n a\u{a0} ' | strip }}]", "[a\u{a0}]"), ("[{{ ' a ' | lstrip }}]", "[a ]"),
      ("[{{ ' a ' | rstrip }}]", "[ a]"), ("[{{ '\u{0}\u{b} a\u{0}' | strip }}]", "[a]"),
      ("{{ first_name | append: '!' | prepend: \"Hi \" }}", "Hi Ada!"),
      ("{{ absent | append: 1 | append: false }}", "1false"),
      ("{{ 'aaa' | replace: 'aa', 'b' }}", "ba"), ("{{ 'a.b' | replace: '.', '' }}", "ab"),
      ("{{ 'abc' | replace: absent, '-' }}", "-a-b-c-"), ("{{ 'abab' | remove: 'a' }}", "bb"),
      ("{{ 'abc' | replace: 'b', '\\0' }}", "a\\0c"), ("{{ 'abc' | replace: 'b' }}", "ac"),
      ("{{ 'abcdefgh' | truncate: 5 }}", "ab..."), ("{{ 'abcde' | truncate: 5 }}", "abcde"),
      ("{{ 'abcdefgh' | truncate: 5, '' }}", "abcde"), ("{{ 'abcd' | truncate: 1 }}", "..."),
      ("{{ 'abcdef' | truncate: '4', '…' }}", "abc…"), ("{{ absent | truncate: 0 }}", ""),
      ("{{ '&<>\"' | escape }}{{ \"'\" | escape }}", "&amp;&lt;&gt;&quot;&#39;"),
    ])
  func filters(source: String, expected: String) throws {
    #expect(Array(try Self.render(source).utf8) == Array(expected.utf8), "\(source)")
  }

  @Test("Without a length truncate keeps 50 scalars, the ellipsis among them")
  func truncateDefault() throws {
    let long = String(repeating: "é", count: 51)
    let result = try Template("{{ x | truncate }}").render { _ in long }
    #expect(result == String(repeating: "é", count: 47) + "...")
    #expect(try Template("{{ x | truncate }}").render { _ in String(long.dropLast()) }.count == 50)
  }

  @Test("Braces in a value stay text")
  func bracesInValues() throws {
    let hostile = "{{ email }} {% raw %} }}"
    let template = try Template("{{ x }}|{{ x | append: x }}|{{ y | default: x }}")
    let result = template.render { $0 == "x" ? hostile : nil }
    #expect(result == "\(hostile)|\(hostile)\(hostile)|\(hostile)")
  }

  @Test(
    "Values are escaped in HTML, the template's own text is not, and nothing twice",
    arguments: [
      ("<p>{{ company }} & co</p>", "<p>Tom &amp; Sons & co</p>"),
      ("{{ company | escape }}", "Tom &amp; Sons"),
      ("{{ company | escape | upcase }}", "TOM &amp;AMP; SONS"),
      ("{{ title | truncate: 7, '' }}", "éCOLE &lt;"),
      ("{{ absent | default: \"O'Neil\" }}", "O&#39;Neil"),
    ])
  func html(source: String, expected: String) throws {
    #expect(try Self.render(source, escapingHTML: true) == expected)
  }

  @Test("Templates of different bytes are different, even where their letters look the same")
  func equality() throws {
    #expect(try Template("\u{e9}") != Template("e\u{301}"))
    #expect(try Template("{{ x }}") == Template("{{ x }}"))
    #expect(try Set([Template("{{ x }}"), Template("{{ x }}"), Template("{{x}}")]).count == 2)
  }
}
