import Foundation
import TestSupport
import Testing

/// A person may name any file for output but those that the workspace works by; Lua code reaches no secret.
@Suite("The workspace's own files")
struct OwnFilesTests {
  private static let secret = "hunter2 hunter2"

  private let program: Program

  init() throws {
    let smtp = """
      smtp = { host = "smtp.acme.example", user = "anna", password = perigee.secret { file = "keys/anna.txt" },
            ca = "keys/ca.pem" },
      """
    program = try Program([
      "perigee.lua": Program.team(
        more: """

            unsubscribe = { mailto = "off@acme.example", key_id = "a",
              key = perigee.secret { command = { "sh", "keys/token.sh" } } },
          """
      ).replacing("role = \"manager\",", with: "role = \"manager\", \(smtp)"),
      "keys/anna.txt": "\(Self.secret)\n", "keys/token.sh": "echo \(Self.secret)\n",
      "keys/ca.pem": "certificates", "sequences/intro.lua": Program.sequence("intro"),
      "notes.txt": "n", "c.csv": Program.contacts(3), "scripts/s.lua": "return 1\n",
      "rules/none.lua": """
      return require("perigee").filter { name = "none", where = { email = "x" } }
      """,
    ])
    try program.run("import", "c.csv", "--list", "all")
    try FileManager.default.linkItem(
      atPath: "\(program.folder)/keys/anna.txt", toPath: "\(program.folder)/hard.txt")
    try FileManager.default.linkItem(
      atPath: "\(program.folder)/perigee.lua", toPath: "\(program.folder)/hard.html")
    try program.link("soft.txt", to: "keys/anna.txt")
    try program.link("soft.html", to: "perigee.db")
    try program.link("here", to: ".")
  }

  private static let own = [
    "perigee.lua", "./perigee.lua", "{}/perigee.lua", "here//perigee.lua", "perigee.db",
    "perigee.db-wal", "perigee.db.lock", "soft.html", "hard.html", "rules/new.lua",
    "sequences/intro.lua", "automations/new.lua", "scripts/../rules/none.lua", "keys/anna.txt",
    "hard.txt", "soft.txt", "keys/token.sh", "keys/ca.pem", ".perigee/types.lua",
  ]

  private func bytes() throws -> [String: Data] {
    let names = [
      "perigee.lua", "sequences/intro.lua", "keys/anna.txt", "keys/token.sh",
      "keys/ca.pem",
    ]
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: URL(filePath: "\(program.folder)/\($0)")))
      })
  }

  @Test("Output replaces none of them, by whatever name", arguments: own)
  func output(name: String) throws {
    let before = try bytes()
    let path = name.replacing("{}", with: program.folder)
    let plan = ["intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap"]
    for arguments in [
      ["report", "intro", "--html", path], ["calendar", "--html", path],
      ["preview"] + plan + ["--save", path], ["preview"] + plan + ["--html", path],
      ["backup", path],
    ] {
      let result = try program.run(arguments)
      #expect(result.code == 1, "\(arguments): \(result)")
      #expect(result.error.contains("the workspace's own files"), "\(arguments): \(result)")
      #expect(
        try program.run(arguments + ["--format", "json"]).failure["code"] as? String == "file")
    }
    #expect(try bytes() == before)
    #expect(try program.run("contacts").output.contains("c1@x.example"))
  }

  @Test("Every other name is written, and a plan and its page are two files")
  func others() throws {
    let plan = ["intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap"]
    #expect(try program.run(["preview"] + plan + ["--save", "a", "--html", "a"]).code == 2)
    let both = try program.run(["preview"] + plan + ["--save", "a.plan", "--html", "notes.txt"])
    #expect(both.code == 0, "\(both)")
    #expect(try program.read("notes.txt").hasPrefix("<!"))
    #expect(try program.run("backup", "b.db").code == 0)
    #expect(try program.run("diff", "a.plan", "a.plan", "--html", "perigee.lua").code == 1)
    #expect(try program.run("diff", "a.plan", "a.plan", "--html", "d.html").code == 0)
  }

  @Test(
    "Lua code neither reads nor writes a secret, nor replaces a certificate",
    arguments: [
      "read '{}'", "write('{}', 'x')", "import { file = '{}' }", "backup '{}'",
      "plan { sequence = 'intro', contacts = p.all(), senders = p.me() }:save '{}'",
    ], ["keys/anna.txt", "./keys//anna.txt", "hard.txt", "soft.txt", "keys/token.sh"])
  func secrets(call: String, name: String) throws {
    let before = try bytes()
    try program.write(
      "local p = require 'perigee'\nprint(p.\(call.replacing("{}", with: name)))", to: "attack.lua")
    let result = try program.run("run", "attack.lua")
    #expect(result.code == 1 && result.error.contains("for a secret"), "\(result)")
    #expect(!"\(result)".contains("hunter2"), "\(result)")
    #expect(try bytes() == before)
  }

  @Test("Nor is one a module, nor a file of code that is looked at")
  func modules() throws {
    try program.write("print(require 'leak')", to: "attack.lua")
    try program.link("leak.lua", to: "keys/anna.txt")
    try program.link("scripts/leak.lua", to: "../keys/anna.txt")
    try program.link("rules/leak.lua", to: "../keys/anna.txt")
    for arguments in [
      ["run", "attack.lua"], ["check"], ["run", "leak.lua"], ["test", "leak.lua"],
    ] {
      let result = try program.run(arguments)
      #expect(result.code == 1 && !"\(result)".contains("hunter2"), "\(result)")
    }
  }

  @Test("A certificate is read by scripts, and never written")
  func certificates() throws {
    try program.write("print(require('perigee').read 'keys/ca.pem')", to: "a.lua")
    #expect(try program.run("run", "a.lua").output == "certificates\n")
    try program.write("require('perigee').write('keys/ca.pem', 'mine')", to: "b.lua")
    #expect(try program.run("run", "b.lua").error.contains("own files"))
    #expect(try program.read("keys/ca.pem") == "certificates")
  }
}
