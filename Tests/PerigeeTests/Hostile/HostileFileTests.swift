import Foundation
import TestSupport
import Testing

/// Files are where a script leaves Lua: what it writes other programs obey, and what it opens may wait.
@Suite("Hostile files")
struct HostileFileTests {
  private static let rule = """
    return require("perigee").filter { name = "r", where = { email = "x" } }
    """

  private let outside: TemporaryFolder
  private let program: Program

  init() throws {
    outside = try TemporaryFolder(["secret.txt": "password hunter2", "m.lua": "return 'hunter2'"])
    program = try Program([
      ".git/config": "", "rules/r.lua": Self.rule, "notes.txt": "n", "a.csv": Program.contacts(3),
    ])
    try program.link("link.txt", to: "\(outside.path)/secret.txt")
    try program.link("new.txt", to: "\(outside.path)/new.txt")
    try program.link("folder", to: outside.path)
    try program.link("git", to: ".git")
    try program.link("zero.csv", to: "/dev/zero")
    try program.makePipe("pipe.csv")
  }

  @Test(
    "A script reaches no file that is hidden, outside, or none, and is told so at its line",
    arguments: [
      ("write('.git/config', 'x')", "hidden"), ("write('git/config', 'x')", "hidden"),
      ("write('.envrc', 'x')", "hidden"), ("read '.git/config'", "hidden"),
      ("read 'git/config'", "hidden"), ("import { file = '.git/config' }", "hidden"),
      ("write('link.txt', 'x')", "out of the workspace"),
      ("read 'link.txt'", "out of the workspace"),
      ("write('new.txt', 'x')", "leads to nothing"),
      ("write('folder/x.txt', 'x')", "not in the workspace"),
      ("read 'folder/secret.txt'", "not in the workspace"),
      ("import { file = 'pipe.csv' }", "no regular file"),
      ("read 'pipe.csv'", "no regular file"), ("write('pipe.csv', 'x')", "no regular file"),
      ("import { file = 'zero.csv' }", "out of the workspace"), ("read 'perigee.db'", "database"),
      ("import { file = 'nope.csv' }", "nope.csv: No such file"),
      ("write('rules/r.lua', 'x')", "own files"),
    ])
  func reach(call: String, words: String) throws {
    try program.run("import", "a.csv")
    try program.write("\nrequire('perigee').\(call)", to: "attack.lua")
    let result = try program.run(["run", "--time-limit", "20s", "attack.lua"], timeout: 60)
    #expect(result.code == 1, "\(result)")
    #expect(result.error.hasPrefix("error: attack.lua:2: "), "\(result.error)")
    #expect(result.error.contains(words), "\(result.error)")
    #expect(!result.error.contains(program.folder), "\(result.error)")
    #expect(!result.error.contains("hunter2"), "\(result.error)")
    #expect(try outside.read("secret.txt") == "password hunter2")
  }

  @Test(
    "A module is no link out of the workspace, nor a pipe", arguments: ["leak", "folder.m", "pipe"])
  func modules(name: String) throws {
    try program.link("leak.lua", to: "\(outside.path)/secret.txt")
    try program.makePipe("pipe.lua")
    try program.write("print(require '\(name)')", to: "attack.lua")
    let result = try program.run(["run", "--time-limit", "20s", "attack.lua"], timeout: 60)
    #expect(result.code == 1, "\(result)")
    #expect(result.error.hasPrefix("error: attack.lua:1: "), "\(result.error)")
    #expect(!"\(result)".contains("hunter2"), "\(result)")
  }

  @Test(
    "check waits for no pipe and reads no device among scripts and tests",
    arguments: ["scripts/a.lua", "rules/a_test.lua"], ["pipe", "device"])
  func checked(file: String, kind: String) throws {
    try program.write("return 1", to: "scripts/b.lua")
    if kind == "pipe" {
      try program.makePipe(file)
    } else {
      try program.link(file, to: "/dev/zero")
    }
    let result = try program.run(["check"], timeout: 60)
    #expect(result.code == 1 && !result.isKilled, "\(result)")
    let words = kind == "pipe" ? "it is no regular file" : "the link leads out"
    #expect(result.output.contains("\(file):1:1: the file cannot be read: \(words)"), "\(result)")
  }

  @Test(
    "check looks into no link out of the workspace",
    arguments: ["scripts/a.lua", "scripts/d/a.lua", "rules/a_test.lua", "a_test.lua"])
  func checkedLinks(file: String) throws {
    try program.write("return 1", to: "scripts/d/b.lua")
    try program.link(file, to: "\(outside.path)/secret.txt")
    let result = try program.run(["check"], timeout: 60)
    #expect(result.code == 1, "\(result)")
    let words = "\(file):1:1: the file cannot be read: the link leads out"
    #expect(result.output.contains(words), "\(result)")
    #expect(!"\(result)".contains("hunter2"), "\(result)")
  }

  @Test(
    "run and test follow no link of the workspace out of it, however it is named",
    arguments: [
      "scripts/s_test.lua", "./scripts/../scripts/s_test.lua", "folder/secret.txt",
      "{}/scripts/s_test.lua", "{}/folder/secret.txt", "away/scripts/s_test.lua",
      "away/folder/secret.txt",
    ], ["run", "test"])
  func namedLinks(path: String, command: String) throws {
    try program.write("return 1", to: "scripts/b.lua")
    try program.link("scripts/s_test.lua", to: "\(outside.path)/secret.txt")
    try program.link("away", to: ".")
    let path = path.replacingOccurrences(of: "{}", with: program.folder)
    let result = try program.run([command, path], timeout: 60)
    #expect(result.code == 1 && !result.isKilled, "\(result)")
    let words = "\(result)"
    #expect(words.contains("out of the workspace") || words.contains("not in the"), "\(result)")
    #expect(!"\(result)".contains("hunter2"), "\(result)")
  }

  @Test("A script that a person names may lie outside, or behind a link inside")
  func named() throws {
    try outside.write("print 'outside'", to: "s.lua")
    try program.write("print 'inside'", to: "scripts/b.lua")
    try program.link("scripts/c.lua", to: "b.lua")
    #expect(try program.run("run", "\(outside.path)/s.lua").output == "outside\n")
    #expect(try program.run("run", "scripts/c.lua").output == "inside\n")
  }

  @Test("Nothing half written stays when a script is ended while it writes", arguments: 1...5)
  func drafts(turn: Int) throws {
    try program.write(Program.sequence("intro"), to: "sequences/intro.lua")
    try program.run("import", "a.csv")
    try program.write(
      """
      local perigee = require "perigee"
      local plan = perigee.plan { sequence = "intro", contacts = perigee.all(), senders = perigee.me() }
      for i = 1, 1e9 do plan:save("o" .. i % 100 .. ".json") end
      """, to: "attack.lua")
    let result = try program.run(
      ["run", "--time-limit", "\(300 + 37 * turn)ms", "attack.lua"], timeout: 60)
    #expect(result.code == 1 && !result.isKilled, "\(result)")
    let files = try FileManager.default.contentsOfDirectory(atPath: program.folder)
    #expect(!files.contains { $0.hasSuffix(".part") }, "\(files)")
  }

  @Test(
    "A file of rules is no link out of the workspace, no pipe and no device",
    arguments: ["secret", "pipe", "zero", "nothing"])
  func rules(kind: String) throws {
    switch kind {
    case "secret": try program.link("rules/leak.lua", to: "\(outside.path)/secret.txt")
    case "pipe": try program.makePipe("rules/leak.lua")
    case "zero": try program.link("rules/leak.lua", to: "/dev/zero")
    default: try program.link("rules/leak.lua", to: "nowhere.lua")
    }
    let result = try program.run(["check"], timeout: 60)
    #expect(result.code == 1, "\(result)")
    #expect(result.output.hasPrefix("rules/leak.lua:1:1: the file cannot be read"), "\(result)")
    #expect(!result.output.contains("hunter2"), "\(result)")
  }

  @Test("Links that lead in circles keep no test from ending, and a pipe is no test")
  func tests() throws {
    try program.link("a", to: ".")
    try program.link("b", to: ".")
    try program.makePipe("pipe_test.lua")
    let result = try program.run(["test"], timeout: 60)
    #expect(result.code == 1, "\(result)")
    #expect(!result.isKilled, "\(result)")
  }
}
