import Foundation
import TestSupport
import Testing

/// The last of two values would count in silence.
@Suite("Options that are given twice")
struct RepeatedOptionTests {
  /// What a command says of its options.
  private struct Command: Decodable {
    struct Name: Decodable { let kind, name: String }
    struct Argument: Decodable {
      let kind: String
      let isRepeating: Bool
      let names: [Name]?
      let allValues: [String]?
    }

    let commandName: String
    let arguments: [Argument]?
    let subcommands: [Command]?
  }

  private struct Tool: Decodable { let command: Command }

  /// Every option of one value of every command, with a value that it takes where it takes few.
  private static func options() throws -> [(path: [String], option: String, value: String)] {
    let told = try Program().run("--experimental-dump-help", now: nil)
    let tool = try JSONDecoder().decode(Tool.self, from: Data(told.output.utf8))
    var options: [(path: [String], option: String, value: String)] = []
    func visit(_ command: Command, _ path: [String]) {
      for argument in command.arguments ?? []
      where argument.kind == "option" && !argument.isRepeating {
        let name = argument.names?.first { $0.kind == "long" }?.name ?? ""
        options.append((path, "--\(name)", argument.allValues?.first ?? "1"))
      }
      for subcommand in command.subcommands ?? [] where subcommand.commandName != "help" {
        visit(subcommand, path + [subcommand.commandName])
      }
    }
    visit(tool.command, [])
    return options
  }

  @Test("Each option of one value refuses a second one, of each command")
  func all() throws {
    let program = try Program()
    let options = try Self.options()
    #expect(Set(options.map(\.path)).count > 50 && options.count > 200)
    for (index, (path, option, value)) in options.enumerated() {
      let words = "\(option) takes one value and is given twice, as \(value) and as \(value)."
      let first = index.isMultiple(of: 2) ? [option, value] : ["\(option)=\(value)"]
      let result = try program.run(path + first + [option, value], now: nil)
      #expect(result.code == 2 && result.error.contains(words), "\(path) \(option): \(result)")
    }
  }

  @Test("One before the command and one behind it are two")
  func aroundCommand() throws {
    let program = try Program()
    let result = try program.run("log", "--now", "2026-11-23T10:00:00Z")
    #expect(result.code == 2, "\(result)")
    #expect(
      result.error == "error: --now takes one value and is given twice, as \(Program.now) and as "
        + "2026-11-23T10:00:00Z. Leave one out\n", "\(result)")
  }

  @Test("What takes several values takes them, and what a script is given is the script's")
  func several() throws {
    let program = try Program([
      "a.csv": Program.contacts(2), "a.lua": "print(#arg, arg[1], arg[3])",
    ])
    try program.run("import", "a.csv", "--list", "a")
    try program.run("import", "a.csv", "--list", "b")
    let contacts = try program.run(
      "contacts", "--list", "a", "--list", "b", "--where", "status=new")
    #expect(contacts.code == 0 && contacts.output.contains("2 contacts"), "\(contacts)")
    let help = try program.run("contacts", "--limit", "1", "--limit", "2", "--help", now: nil)
    #expect(help.code == 0, "\(help)")
    let script = try program.run("run", "a.lua", "--x", "1", "--x", "2")
    #expect(script.output == "4\t--x\t--x\n", "\(script)")
  }
}
