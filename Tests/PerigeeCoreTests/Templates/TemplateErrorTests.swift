import Testing

@testable import PerigeeCore

@Suite("Mistakes in templates")
struct TemplateErrorTests {
  static func mistakes(_ source: String) -> [String] {
    do throws(TemplateError) {
      _ = try Template(source)
      return []
    } catch {
      return error.mistakes.map(\.description)
    }
  }

  private static let open = #""{{" is never closed; write "}}" behind the variable"#
  private static let orEnd = #""|" and a filter, or "}}", is expected, but "#
  private static let dots = "names with dots are sender.name and sender.email, and "
  private static let sender = "a sender has a name and an email, and "
  private static let all =
    "default, upcase, downcase, capitalize, strip, lstrip, rstrip, append, prepend, replace, "
    + "remove, truncate and escape"
  private static let argument = "a text in quotes, a number or a variable is expected"

  @Test(
    "Each mistake says where it is, what was expected and what to write",
    arguments: [
      ("Hello {{ first_name", "line 1, column 7: \(open)"),
      ("Hello {{ first_name } there", "line 1, column 7: \(open)"),
      ("{{", "line 1, column 1: \(open)"), ("{{}", "line 1, column 1: \(open)"),
      ("{{ }}", #"line 1, column 1: "{{ }}" is empty; write a variable between the braces"#),
      ("{{-}}", #"line 1, column 1: "{{ }}" is empty; write a variable between the braces"#),
      (
        "é\r\né {{ x | upcsae }}",
        "line 2, column 10: there is no filter \"upcsae\"; "
          + "did you mean upcase?"
      ),
      ("{{ x | date: '%Y' }}", "line 1, column 8: there is no filter \"date\"; there are \(all)"),
      (
        "a {%- if x %}",
        "line 1, column 3: \"{% if %}\" is not supported, only \"{{ … }}\" is; "
          + "for a value that may be absent write {{ name | default: \"…\" }}"
      ),
      (
        "{{ x | default: \"there }}",
        "line 1, column 17: the text that begins with this quote is "
          + "never closed; write the same quote behind it"
      ),
      (
        "{{ x | default: \"a}b\" }}",
        "line 1, column 17: the text that begins with this quote "
          + "holds a brace that ends the output; leave \"}\" and \"{%\" out of texts between "
          + "\"{{\" and \"}}\""
      ),
      (
        "{{ x | append }}",
        "line 1, column 8: the filter append takes one argument, and 0 were "
          + "found; write them behind a colon, append: …"
      ),
      (
        "{{ x | upcase: 1 }}",
        "line 1, column 8: the filter upcase takes no argument, and 1 was "
          + "found"
      ),
      (
        "{{ x | replace: 'a', 'b', 'c' }}",
        "line 1, column 8: the filter replace takes 1 to 2 "
          + "arguments, and 3 were found"
      ),
      (
        "{{ x | truncate: 1.5 }}",
        "line 1, column 18: truncate takes its length as a whole "
          + "number from 0; write for example truncate: 20"
      ),
      (
        "{{ x | truncate: n }}",
        "line 1, column 18: truncate takes its length as a whole "
          + "number from 0; write for example truncate: 20"
      ),
      (
        "{{ x | remove: '' }}",
        "line 1, column 16: the text that remove looks for is empty; "
          + "write what it should look for"
      ),
      (
        "{{ x | default: 1, allow: true }}",
        "line 1, column 20: the filter default has no option "
          + "\"allow:\"; it has allow_false:"
      ),
      (
        "{{ x | default: 1, allow_false: 1 }}",
        "line 1, column 20: allow_false: is true or false; "
          + "write one of them"
      ),
      (
        "{{ first name }}",
        "line 1, column 4: a name has no spaces, and \"first name\" was found; "
          + "write first_name"
      ),
      (
        "{{ first-name }}",
        "line 1, column 4: a name has no hyphens, and \"first-name\" was "
          + "found; write first_name"
      ),
      (
        "{{ contact.email }}",
        "line 1, column 4: \(dots)\"contact.email\" was found; write email "
          + "for a contact's variable"
      ),
      (
        "{{ sender.nmae }}",
        "line 1, column 4: \(sender)\"sender.nmae\" was found; write "
          + "sender.name"
      ),
      (
        "{{ sender }}",
        "line 1, column 4: \(sender)\"sender\" was found; write sender.name or "
          + "sender.email"
      ),
      ("{{ list[0] }}", "line 1, column 4: \"list[\" is not supported; a variable has one value"),
      ("{{ x. }}", "line 1, column 7: the output ends where a name behind the dot is expected"),
      (
        "{{ x | }}",
        "line 1, column 8: the output ends where the name of a filter behind \"|\" "
          + "is expected"
      ),
      ("{{ x | default: , }}", "line 1, column 17: \(argument), but \",\" was found"),
      (
        "{{ x | default: “y” }}",
        "line 1, column 17: \(argument), but \"“\" was found; "
          + "write straight quotes, \""
      ),
      (
        "{{\u{a0}x }}",
        "line 1, column 3: a variable is expected, but the invisible character "
          + "U+00A0 was found"
      ),
      (
        "{{ prénom }}",
        "line 1, column 6: \(orEnd)\"é\" was found; a name is made of the letters "
          + "a to z, digits and _"
      ),
      (
        "{{{ x }}",
        "line 1, column 3: a variable is expected, but \"{\" was found; an output "
          + "begins with two braces, \"{{\""
      ),
      ("{{ x == 1 }}", "line 1, column 6: \(orEnd)\"=\" was found; comparisons are not supported"),
      (
        "{{ (1..3) }}",
        "line 1, column 4: a variable is expected, but \"(\" was found; ranges are "
          + "not supported"
      ),
      (
        "{{ 1234567890123456 }}",
        "line 1, column 4: the number 1234567890123456 has more than 15 "
          + "digits; write it as a text, \"1234567890123456\""
      ),
    ])
  func words(source: String, expected: String) {
    #expect(Self.mistakes(source) == [expected])
  }

  @Test("All mistakes of a template are told at once, in their order")
  func allAtOnce() {
    let source = """
      {{ a | nope | append }} {{ b
      {{ c.d | truncate: x, y, z }}{% if x %}{{ }}
      {{ it's fine, {{ e }} {{ "f
      """
    let positions = Self.mistakes(source).map { $0.prefix { $0 != ":" } }
    #expect(
      positions == [
        "line 1, column 8", "line 1, column 15", "line 1, column 25", "line 2, column 4",
        "line 2, column 10", "line 2, column 30", "line 2, column 40", "line 3, column 1",
        "line 3, column 23",
      ])
  }

  @Test("No text makes the parser fail otherwise or hang, and what it accepts renders")
  func fuzz() throws {
    let pieces = [
      "{{", "}}", "{", "}", "{%", "%}", "-", "'", "\"", "|", ":", ",", ".", " ", "\n", "\r\n",
      "x", "sender", "default", "truncate", "append", "5", "1.5", "é", "[", "false", "\u{0}",
    ]
    var state: UInt64 = 42
    var accepted = 0
    for round in 0..<20_000 {
      var source = round.isMultiple(of: 2) ? "{{ x" : ""
      for _ in 0..<(round % 12) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        source += pieces[Int(state >> 33) % pieces.count]
      }
      if round.isMultiple(of: 4) { source += " }}" }
      do throws(TemplateError) {
        _ = try Template(source).render { _ in "value" }
        accepted += 1
      } catch {
        let places = error.mistakes.map(\.position)
        #expect(!places.isEmpty && places == places.sorted(), "\(source.debugDescription)")
        #expect(error.mistakes.allSatisfy { !$0.fact.description.isEmpty })
      }
    }
    #expect(accepted > 1_000)
  }

  @Test("A megabyte of open outputs is read in time that grows with its length")
  func hostileLength() {
    let source = String(repeating: "{{'", count: 350_000)
    #expect(Self.mistakes(source).count > 100_000)
    #expect(Self.mistakes(source + "}").isEmpty == false)
  }
}
