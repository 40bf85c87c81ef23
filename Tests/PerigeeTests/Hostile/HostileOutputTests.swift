import TestSupport
import Testing

/// A terminal and a log show control characters, and do not obey them; a pipe gets data.
@Suite("The door of the output")
struct HostileOutputTests {
  private static let hostile = "a\\0b\\27[2J\\r\\u{9B}1m\\u{202E}c"
  private static let shown = "a\\0b\\27[2J\\r\\u{9B}1m\\u{202E}c"
  private static let raw = "a\0b\u{1B}[2J\r\u{9B}1m\u{202E}c"

  @Test("Standard error shows them wherever it goes, as text and as JSON")
  func errors() throws {
    let program = try Program(["h.lua": "error(\"\(Self.hostile)\")"])
    let text = try program.run("run", "h.lua")
    #expect(text.error.contains("h.lua:1: \(Self.shown)\n"), "\(text.error.debugDescription)")
    #expect(
      text.error.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0 != "\u{202E}" })
    let json = try program.run("run", "--format", "json", "h.lua")
    #expect(
      json.error.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0 != "\u{202E}" })
    #expect(try (json.failure["message"] as? String)?.contains(Self.raw) == true, "\(json.error)")
  }

  @Test("What a script prints into a pipe is data, and on a terminal it is shown")
  func printed() throws {
    let program = try Program(["h.lua": "print(\"\(Self.hostile)\")"])
    #expect(try program.run("run", "h.lua").output == Self.raw + "\n")
    let terminal = try TerminalProgram(program, ["run", "h.lua"])
    terminal.expect(Self.shown)
    #expect(terminal.end() == 0)
  }

  @Test(
    "What a script prints into a pipe is what it printed, byte for byte",
    arguments: [
      ("print(\"\\xff\\xfe\", \"\\xc0\\x80\")", "ff fe 09 c0 80 0a"),
      (
        "print(setmetatable({}, { __tostring = function() return \"\\xed\\xa0\\x80\" end }))",
        "ed a0 80 0a"
      ),
      ("print(\"e\\u{301}\\r\\n\")", "65 cc 81 0d 0a"),
      ("print(\"\\0\\xe2\\x82\")", "00 e2 82 0a"),
    ])
  func bytes(source: String, expected: String) throws {
    let program = try Program(["h.lua": source])
    let result = try ChildProcess.run(
      "bash", ["-c", "\"$0\" run h.lua | od -An -tx1", Program.path], in: program.folder)
    #expect(result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ") == expected)
  }

  @Test(
    "Contacts on a terminal are shown in every format",
    arguments: [
      (["contacts"], "]0;x"), (["contacts", "--format", "csv"], "\\27]0;x\\7"),
      (["contacts", "--format", "json"], "\\u001b]0;x\\u0007"),
    ])
  func contacts(arguments: [String], words: String) throws {
    let program = try Program()
    try program.write("email,company\nc1@x.example,\u{1B}]0;x\u{7}\n", to: "a.csv")
    try program.run("import", "a.csv")
    let terminal = try TerminalProgram(program, arguments)
    terminal.expect(words)
    _ = terminal.end()
    #expect(!terminal.screen.contains("\u{1B}]"))
  }

  @Test("The program's own colours are obeyed, and nobody else's")
  func colours() throws {
    let program = try Program(["h.lua": "error(\"\\27[31mred\\27[1;31mred\")"])
    let terminal = try TerminalProgram(program, ["run", "h.lua"])
    terminal.expect("\u{1B}[31merror\u{1B}[0m: h.lua:1: \\27[31mred\\27[1;31mred")
    #expect(terminal.end() == 1)
  }
}
