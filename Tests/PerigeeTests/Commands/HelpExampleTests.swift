import Foundation
import TestSupport
import Testing

/// What `--help` shows to be copied does what it says when it is pasted into a shell.
@Suite("Examples of help")
struct HelpExampleTests {
  /// The commands and their subcommands, as the program tells them.
  private static let commands = Result { try paths() }

  private static func paths() throws -> [[String]] {
    let told = try Program().run("--experimental-dump-help", now: nil).json
    func paths(_ command: [String: Any], _ above: [String]) -> [[String]] {
      let below = command["subcommands"] as? [[String: Any]] ?? []
      return [above]
        + below.flatMap { paths($0, above + [$0["commandName"] as? String ?? ""]) }
    }
    return paths(try #require(told["command"] as? [String: Any]), []).filter {
      $0.first != "help"
    }
  }

  /// The lines above the usage, as they stand in a terminal of 80 columns.
  private func discussion(_ command: [String]) throws -> [String] {
    let help = try Program().run(command + ["--help"], now: nil)
    #expect(help.code == 0, "\(help)")
    return help.output.components(separatedBy: "\n").prefix { !$0.hasPrefix("USAGE:") }.map(\.self)
  }

  @Test("No example is broken into a line that does not belong to it")
  func whole() throws {
    let commands = try Self.commands.get()
    #expect(commands.count > 60)
    for command in commands {
      let lines = try discussion(command)
      for (line, next) in zip(lines, lines.dropFirst()) where line.hasPrefix("  ") {
        #expect(line.count <= 79, "\(command): \(line)")
        #expect(next.isEmpty || next.hasPrefix("  "), "\(command): \(line)\n\(next)")
      }
    }
  }

  @Test("Each example parses as the command that it shows, with what is written behind it")
  func parsed() throws {
    var count = 0
    for command in try Self.commands.get() {
      for example in Self.examples(try discussion(command)) {
        let folder = try TemporaryFolder()
        let result = try ShellSession(in: folder.path).run(example)
        // What is looked for behind the arguments is not there.
        let isUnderstood =
          result.code == 0 || result.error.contains("no workspace: ")
          || result.error.contains("No such file") || result.error.contains("give --yes")
        #expect(isUnderstood, "\(example)\n\(result)")
        count += 1
      }
    }
    #expect(count > 80)
  }

  /// "perigee …" with the lines that go on after a backslash.
  private static func examples(_ lines: [String]) -> [String] {
    var examples: [String] = []
    for line in lines {
      if examples.last?.hasSuffix("\\") == true {
        examples[examples.count - 1] += "\n" + line
      } else if line.hasPrefix("  perigee ") {
        examples.append(line)
      }
    }
    return examples
  }
}
