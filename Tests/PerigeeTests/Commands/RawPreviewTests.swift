import Foundation
import TestSupport
import Testing

@Suite("perigee preview --raw")
struct RawPreviewTests {
  private static let settings = """

      signature = "{{ sender.name }}\\nAcme", reply_to = "answers@acme.example",
      unsubscribe = {
        mailto = "out@acme.example", key_id = "2026a", key = perigee.secret { file = "key" },
      },
    """

  private func program(_ more: String = "", steps: String? = nil) throws -> Program {
    var files = Program.smallWorkspace
    files["perigee.lua"] = Program.team(more: more)
    files["key"] = "sEcReT\n"
    if let steps { files["sequences/intro.lua"] = Program.sequence("intro", steps: steps) }
    let program = try Program(files)
    #expect(try program.run("import", "contacts.csv", "--list", "all").code == 0)
    return program
  }

  private func raw(_ program: Program, _ more: String...) throws -> Program.Result {
    try program.run(
      ["preview", "intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap"]
        + ["--contact", "ann@x.example", "--raw"] + more)
  }

  @Test("It prints the emails one after the other, as they will go")
  func emails() throws {
    let result = try raw(program(Self.settings))
    #expect(result.code == 0 && result.error == "")
    #expect(result.output.components(separatedBy: "Message-ID: <").count == 3)
    #expect(result.output.hasPrefix("Date: Mon, 23 Nov 2026 09:00:00 +0100\r\nFrom: Anna <anna@"))
    #expect(result.output.contains("\r\nReply-To: answers@acme.example\r\n"))
    #expect(result.output.contains("\r\nSubject: Re: Xenon and us\r\n"))
    #expect(result.output.contains("Hello Ann\r\n\r\n--=20\r\nAnna\r\nAcme\r\n"))
    #expect(
      result.output.contains("List-Unsubscribe: <mailto:out@acme.example?subject=unsubscribe"))
    #expect(!result.output.contains("sEcReT"))
  }

  @Test("--step and JSON give the same bytes")
  func step() throws {
    let program = try program(Self.settings)
    let all = try raw(program).output
    let parts = try ["1", "2"].map { try raw(program, "--step", $0).output }
    #expect(parts.joined() == all)
    #expect(parts[1].contains("\r\nIn-Reply-To: <"))
    let json = try raw(program, "--format", "json").json
    let messages = try #require(json["messages"] as? [[String: Any]])
    #expect(messages.compactMap { $0["raw"] as? String } == parts)
    #expect(messages.compactMap { $0["step"] as? Int } == [1, 2])
    let id = try #require(messages[0]["message_id"] as? String)
    #expect(parts[0].contains("Message-ID: <\(id)>"))
    #expect(parts[1].contains("References: <\(id)>"))
    #expect(try raw(program, "--step", "3").code == 2)
  }

  @Test("Where the key is not at hand it says so, and no token is made up")
  func noKey() throws {
    for (key, words) in [
      ("{ env = \"PERIGEE_NO_KEY\" }", "the environment variable PERIGEE_NO_KEY is not set"),
      (
        "{ file = \"none\" }",
        "none: No such file or directory. Expected a file to read: check its name, and the folder that "
          + "you are in"
      ),
      ("{ command = { \"false\" } }", "the command false failed, with exit code 1"),
    ] {
      let program = try program(Self.settings.replacing("{ file = \"key\" }", with: key))
      let result = try raw(program)
      #expect(result.code == 0)
      #expect(!result.output.contains("List-Unsubscribe"))
      let reason = "the key of unsubscribe cannot be read: \(words)"
      let warning = "warning: List-Unsubscribe is left out, since its token cannot be signed here: "
      #expect(result.error.hasPrefix(warning + "perigee.lua:"), "\(result.error)")
      #expect(result.error.hasSuffix(": \(reason)\n"), "\(result.error)")
      let unsigned = try raw(program, "--format", "json").json["unsigned"] as? String
      #expect(unsigned?.hasSuffix(": \(reason)") == true)
    }
  }

  @Test("What spam filters hate is told beside the emails")
  func warnings() throws {
    let steps = #"{ subject = "Hi", html = "<a href='javascript:x()'>x</a>" }"#
    let program = try program(steps: steps)
    let result = try raw(program)
    #expect(result.code == 0)
    #expect(result.error.contains("warning: step 1: the email has HTML and no text"))
    #expect(result.error.contains("warning: step 1: the HTML holds javascript:"))
    #expect(result.output.contains("text/plain"))
    let json = try raw(program, "--format", "json").json
    let warnings = try #require(json["warnings"] as? [[String: Any]])
    #expect(warnings.compactMap { $0["code"] as? String } == ["no_text", "script"])
    let check = try program.run("check")
    #expect(check.code == 0, "\(check.output)")
  }

  @Test("Who is left out gets no emails, and --raw is for one contact")
  func refusals() throws {
    let program = try program()
    try program.run("blacklist", "add", "ann@x.example")
    let result = try raw(program)
    #expect(result.code == 1 && result.output == "")
    #expect(result.error.contains("ann@x.example is excluded from this plan"))
    let request = ["intro", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap"]
    #expect(try program.run(["preview"] + request + ["--raw"]).code == 2)
    #expect(
      try program.run(["preview"] + request + ["--contact", "ben@y.example", "--step", "1"]).code
        == 2)
  }

  @Test("Neither scripts nor any output get the secret")
  func secret() throws {
    let program = try program(Self.settings)
    try program.write(
      """
      local perigee = require "perigee"
      local secret = perigee.secret { file = "key" }
      print(secret, perigee.senders()[1].email)
      for _, value in pairs(secret) do
        print(value)
        if type(value) == "table" then for k, v in pairs(value) do print(k, v) end end
      end
      """, to: "scripts/look.lua")
    let result = try program.run("run", "scripts/look.lua")
    #expect(result.code == 0, "\(result.error)")
    #expect(!result.output.contains("sEcReT") && !result.error.contains("sEcReT"))
  }
}
