import Foundation
import Testing

/// The cookbook: each page's console block is run in a new workspace.
@Suite("Recipes")
struct RecipeTests {
  private static let folder = "\(Program.checkout)/scripts/recipes"

  static var recipes: [String] {
    let names = FileManager.default.subpaths(atPath: folder) ?? []
    return names.filter { $0.hasSuffix("/README.md") }.map { String($0.dropLast(10)) }.sorted()
  }

  @Test("There are at least twelve, and the index names them all")
  func index() throws {
    #expect(Self.recipes.count >= 12)
    let index = try String(contentsOf: URL(filePath: "\(Self.folder)/README.md"), encoding: .utf8)
    for recipe in Self.recipes { #expect(index.contains("(\(recipe)/README.md)"), "\(recipe)") }
  }

  @Test("What a page shows is what happens", arguments: recipes)
  func page(recipe: String) throws {
    let program = try Program()
    try program.copy("\(Program.checkout)/scripts/example")
    try program.copy("\(Self.folder)/\(recipe)")
    try program.copy("\(Program.checkout)/scripts/demo/contacts.csv", to: "contacts.csv")
    let check = try program.run("check")
    #expect(check.code == 0, "\(check)")
    let page = try program.read("README.md")
    let commands = Transcript.commands(in: page)
    #expect(!commands.isEmpty)
    for command in commands {
      let result = try program.run(command.arguments)
      #expect(
        command.matches(result.output + result.error),
        "$ \(command.line)\n\(result.output)\(result.error)")
    }
  }
}

/// A console block of a page: commands, and what they print.
enum Transcript {
  struct Command {
    let line: String
    let output: [String]

    /// Without the program's name; quoted arguments are one.
    var arguments: [String] {
      var words: [String] = []
      var word = ""
      var quote: Character?
      var hasWord = false
      for character in line {
        if let open = quote {
          if character == open { quote = nil } else { word.append(character) }
        } else if character == "\"" || character == "'" {
          quote = character
          hasWord = true
        } else if character == " " {
          if hasWord { words.append(word) }
          (word, hasWord) = ("", false)
        } else {
          word.append(character)
          hasWord = true
        }
      }
      if hasWord { words.append(word) }
      return Array(words.dropFirst())
    }

    /// A line of three dots stands for any number of lines.
    func matches(_ text: String) -> Bool {
      func trimmed(_ line: Substring) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return String(line)
      }
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(trimmed)
      while lines.last == "" { lines.removeLast() }
      return Self.matches(output[...], lines[...])
    }

    private static func matches(
      _ pattern: ArraySlice<String>, _ lines: ArraySlice<String>
    ) -> Bool {
      guard let first = pattern.first else { return lines.isEmpty }
      if first == "…" {
        return (0...lines.count).contains { matches(pattern.dropFirst(), lines.dropFirst($0)) }
      }
      guard lines.first == first else { return false }
      return matches(pattern.dropFirst(), lines.dropFirst())
    }
  }

  /// The commands of all ```console blocks.
  static func commands(in page: String) -> [Command] {
    var commands: [Command] = []
    var isInside = false
    var line: String?
    var output: [String] = []
    func end() {
      while output.last == "" { output.removeLast() }
      if let line { commands.append(Command(line: line, output: output)) }
      line = nil
      output = []
    }
    for text in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if text.hasPrefix("```") {
        end()
        isInside = text == "```console"
      } else if isInside, text.hasPrefix("$ ") {
        end()
        line = String(text.dropFirst(2))
      } else if isInside {
        var text = String(text)
        while text.last == " " { text.removeLast() }
        output.append(text)
      }
    }
    return commands
  }
}
