import Foundation
import TestSupport
import Testing

@Suite("perigee edit, and steps with HTML")
struct EditTests {
  private static let plan = [
    "h", "--list", "all", "--senders", "me", "--start", "now", "--mode", "asap",
  ]

  private func world() throws -> Program {
    let program = try Program([
      "sequences/h.lua": Program.sequence(
        "h",
        steps: """
          { subject = "Hi", body = "Old text, {{ first_name }}",
            html = "<p>Old <b>text</b>, {{ first_name }} &amp; all</p>" },
          { after = 2, task = "Call {{ first_name }}" },
          { after = 1, body = "Plain" },
          { after = 1, html = "<p>Only HTML</p>" },
          """), "a.csv": Program.contacts(2),
      "edit.lua": """
      local perigee = require "perigee"
      local kind, text = ...
      local edit = { contact = "c1@x.example", sequence = "h", step = kind == "task" and 2 or 1 }
      edit[kind == "markup" and "html" or "body"] = text
      perigee.edit(edit)
      """,
    ])
    try program.run("import", "a.csv", "--list", "all")
    return program
  }

  @Test(
    "An edit that would not say what was meant is refused, by the command and by scripts",
    arguments: [
      (["1", "--body", "New"], "html_stays", "has HTML too"),
      (["2", "--body", "New"], "task_step", "is a task"),
      (["2", "--subject", "New"], "task_step", "is a task"),
      (["3", "--body", ""], "blank_edit", "the body would be blank"),
      (["3", "--body", " \n\u{A0}\u{200B}"], "blank_edit", "the body would be blank"),
      (["3", "--subject", " "], "blank_edit", "the subject would be blank"),
      (["3", "--html", "\t"], "blank_edit", "the HTML would be blank"),
      (["4", "--body", "New"], "html_stays", "has HTML too"),
      (["1", "--html", "<p>New</p>"], "text_stays", "has a text too"),
      (["1", "--subject", "New", "--html", "<p>New</p>"], "text_stays", "has a text too"),
      (["3", "--html", "<p>New</p>"], "text_stays", "has a text too"),
      (["1", "--body", "New", "--html", "<p></p>"], "blank_edit", "the HTML would be blank"),
      (["1", "--body", "New", "--html", "<p>&nbsp;<br></p>"], "blank_edit", "nothing to read"),
      (["4", "--html", "<ul><li> </li></ul><!-- New -->"], "blank_edit", "nothing to read"),
      (["4", "--html", "<img src='x.png'>"], "blank_edit", "nothing to read"),
    ])
  func refused(arguments: [String], code: String, words: String) throws {
    let program = try world()
    let arguments = ["edit", "h", arguments[0], "c1@x.example"] + arguments.dropFirst()
    let result = try program.run(arguments)
    #expect(result.code == 1 && result.error.contains(words), "\(result)")
    let json = try program.run(arguments + ["--format", "json"])
    #expect(try json.failure["code"] as? String == code)
    let log = try program.run("log").output
    #expect(!log.contains("edit_step"))
  }

  @Test("Scripts are refused the same")
  func scripts() throws {
    let program = try world()
    #expect(try program.run("run", "edit.lua", "html", "New").error.contains("has HTML too"))
    #expect(try program.run("run", "edit.lua", "markup", "New").error.contains("has a text too"))
    #expect(try program.run("run", "edit.lua", "markup", "<p></p>").error.contains("to read"))
    #expect(try program.run("run", "edit.lua", "task", "New").error.contains("is a task"))
    #expect(try program.run("run", "edit.lua", "html", " ").error.contains("would be blank"))
  }

  @Test("Text and HTML together are taken, and a step without HTML takes its text alone")
  func taken() throws {
    let program = try world()
    let email = "c1@x.example"
    #expect(
      try program.run("edit", "h", "1", email, "--body", "New", "--html", "<p>New too</p>").code
        == 0)
    #expect(try program.run("edit", "h", "3", email, "--body", "New plain").code == 0)
    #expect(try program.run("edit", "h", "4", email, "--html", "<p>New HTML</p>").code == 0)
    let text = try program.run(["preview"] + Self.plan + ["--contact", email]).output
    for words in ["New\n", "New too", "New plain", "New HTML"] {
      #expect(text.contains(words), "\(text)")
    }
    #expect(!text.contains("Old") && !text.contains("Only"))
    // A subject has no second form, and a text may get HTML beside it.
    #expect(try program.run("edit", "h", "1", email, "--subject", "Subject").code == 0)
    #expect(
      try program.run("edit", "h", "3", email, "--body", "Both", "--html", "<p>Both</p>").code == 0)
  }

  @Test("A preview shows that there is HTML, and reads it as text")
  func preview() throws {
    let text = try world().run(["preview"] + Self.plan + ["--contact", "c1@x.example"]).output
    let heading = "HTML, which most readers see, without its markup:"
    #expect(text.contains("\(heading)\n\nOld text, N1 & all"))
    #expect(text.contains("HTML, without its markup:\n\nOnly HTML"))
    #expect(!text.contains("<p>"))
  }
}
