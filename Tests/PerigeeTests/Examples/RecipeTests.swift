import Foundation
import TestSupport
import Testing

/// The cookbook: each page's console block is run in a new workspace.
@Suite("Recipes")
struct RecipeTests {
  private static let folder = "\(Checkout.path)/scripts/recipes"

  static var recipes: [String] {
    let names = FileManager.default.subpaths(atPath: folder) ?? []
    return names.filter { $0.hasSuffix("/README.md") }.map { String($0.dropLast(10)) }.sorted()
  }

  @Test("There are at least twelve, and the index names them all")
  func index() throws {
    #expect(Self.recipes.count >= 12)
    let index = try Checkout.text("scripts/recipes/README.md")
    for recipe in Self.recipes { #expect(index.contains("(\(recipe)/README.md)"), "\(recipe)") }
  }

  @Test("What a page shows is what happens", arguments: recipes)
  func page(recipe: String) throws {
    let program = try Program()
    try program.copy("\(Checkout.path)/scripts/example")
    try program.copy("\(Self.folder)/\(recipe)")
    try program.copy("\(Checkout.path)/scripts/demo/contacts.csv", to: "contacts.csv")
    let check = try program.run("check")
    #expect(check.code == 0, "\(check)")
    let commands = Transcript(Page(try program.read("README.md"))).commands
    #expect(!commands.isEmpty)
    let shell = try ShellSession(in: program.folder)
    for command in commands {
      let result = try shell.run(command.line)
      #expect(
        command.matches(result.output + result.error),
        "$ \(command.line)\n\(result.output)\(result.error)")
    }
  }
}
