import Testing

@testable import PerigeeCore

@Suite("What a template requires of a contact")
struct TemplateRequirementsTests {
  @Test(
    "A variable is required unless a default stands in for it",
    arguments: [
      ("{{ x }}", [["x"]]), ("{{ x | upcase }}", [["x"]]), ("{{ x | default: 'y' }}", []),
      ("{{ x | default: '' }}", []), ("{{ x | default }}", []), ("{{ x | default: nil }}", []),
      ("{{ x | default: y }}", [["x", "y"]]), ("{{ x | default: email }}", []),
      ("{{ x | default: y | default: z }}", [["x", "y", "z"]]),
      ("{{ x | default: y | default: 'z' }}", []), ("{{ x | strip | default: 'y' }}", []),
      ("{{ x | append: '!' | default: 'y' }}", [["x"]]),
      ("{{ x | default: 'y' | append: z }}", [["z"]]),
      ("{{ 'Hi ' | append: x }}", [["x"]]), ("{{ nil | default: x }}", [["x"]]),
      ("{{ 'a' | default: x }}", []), ("{{ x | replace: y, z }}", [["y"], ["z"], ["x"]]),
      ("{{ x | truncate: 5, y | default: 'z' }}", [["y"]]),
      ("{{ email }}{{ sender.name }}{{ sender.email | default: x }}", []),
      ("{{ x | default: y }}{{ y | default: x }}", [["x", "y"]]),
      ("{{ x | default: y }}{{ y }}", [["y"]]), ("plain", []),
    ] as [(String, [[String]])])
  func requirements(source: String, expected: [[String]]) throws {
    #expect(try Template(source).requirements.map(\.anyOf) == expected)
  }

  @Test("Variables are listed once, in the order of their first mention, with their place")
  func mentions() throws {
    let template = try Template("é{{ b }}\n{{ a | default: b | append: c }}{{ email }}{{ A }}")
    #expect(template.variables == ["b", "a", "c", "A"])
    #expect(
      template.mentions.map(\.position.description) == [
        "line 1, column 5", "line 2, column 4", "line 2, column 29", "line 2, column 47",
      ])
    #expect(template.requirements.map(\.anyOf) == [["b"], ["c"], ["A"]])
    #expect(template.requirements[1].position == .init(line: 2, column: 29))
  }

  @Test("What is missing is what a contact has none of")
  func missing() throws {
    let template = try Template("{{ x | default: y }} {{ z }}")
    #expect(template.missing { $0 == "y" ? "1" : nil }.map(\.anyOf) == [["z"]])
    #expect(template.missing { _ in "1" }.isEmpty)
    #expect(template.missing { _ in nil }.map(\.anyOf) == [["x", "y"], ["z"]])
  }

  @Test("A template that misses nothing never prints a blank output")
  func nothingBlank() throws {
    let sources = [
      "[{{ x }}]", "[{{ x | default: y }}]", "[{{ x | upcase | default: y | strip }}]",
      "[{{ x | default: 'n' }}]", "[{{ nil | default: x }}]", "[{{ y | prepend: x }}]",
    ]
    for source in sources {
      let template = try Template(source)
      for values in [[:], ["x": "1"], ["y": "1"], ["x": "1", "y": "2"]] as [[String: String]] {
        guard template.missing({ values[$0] }).isEmpty else { continue }
        #expect(template.render { values[$0] } != "[]", "\(source) \(values)")
      }
    }
  }
}
