import Foundation
import TestSupport
import Testing

/// What people read when something is wrong, and what programs do: one line a fact.
@Suite("Error messages")
struct ErrorMessageTests {
  struct Case: CustomTestStringConvertible {
    var arguments: [String]
    var code: String
    var message: String
    var exit: Int32 = 1

    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: String, _ code: String, _ message: String, exit: Int32 = 1) {
      // "_" stands for a blank within an argument.
      self.arguments = arguments.split(separator: " ").map { String($0).replacing("_", with: " ") }
      self.code = code
      self.message = message
      self.exit = exit
    }
  }

  private static let plan = "--senders me --start now --mode asap"

  static let cases = [
    // Names.
    Case(
      "report intor", "unknown_sequence",
      "there is no sequence intor in the workspace."
        + " Did you mean intro?"),
    Case(
      "report zzz", "unknown_sequence",
      "there is no sequence zzz in the workspace."
        + " Declared are: intro"),
    Case(
      "contacts --filter nwe", "unknown_filter",
      "there is no filter nwe in the workspace."
        + " Did you mean new?"),
    Case(
      "contacts --filter misspelt", "unknown_list",
      "there is no list led. Did you mean lead?"
        + " Known: lead. perigee lists names those that there are, and perigee import FILE --list led"
        + " makes it."),
    Case(
      "contacts --list led", "unknown_list",
      "there is no list led. Did you mean lead?"
        + " Known: lead. perigee lists names those that there are, and perigee import FILE --list led"
        + " makes it."),
    Case(
      "preview intro --list led \(plan)", "unknown_list",
      "there is no list led."
        + " Did you mean lead? Known: lead. perigee lists names those that there are, and perigee import FILE --list led"
        + " makes it."
    ),
    Case(
      "lists --after led", "unknown_list",
      "there is no list led. Did you mean lead? Known: lead. perigee lists names those that there are"
    ),
    Case(
      "stop zoe@x.example --yes", "unknown_contact",
      "zoe@x.example is no contact. perigee contacts lists those that there are"),
    Case(
      "contacts --after zoe@x.example", "unknown_contact",
      "zoe@x.example is no contact. perigee contacts lists those that there are"),
    Case(
      "automations grant x --engage 5 --per-day 1", "unknown_automation",
      "there is no automation x in the workspace. Declared are: none"),
    Case(
      "automations grant x --engage -1 --per-day 1", "usage",
      "--engage -1: it is a whole number from 1 to 10,000", exit: 2),
    Case(
      "automations grant x --engage 1 --per-day 0", "usage",
      "--per-day 0: it is a whole number from 1 to", exit: 2),
    Case(
      "explain zoe@x.example", "unknown_contact",
      "zoe@x.example is no contact."
        + " perigee contacts lists those that there are, and perigee import FILE adds others."),
    Case(
      "set zoe@x.example a=b", "unknown_contact",
      "zoe@x.example is no contact."
        + " perigee contacts lists those that there are, and perigee import FILE adds others."),
    Case(
      "preview intro --contacts zoe@x.example \(plan)", "unknown_contact",
      "zoe@x.example is no contact. perigee contacts lists those that there are, and perigee import FILE adds"
        + " others."),
    Case(
      "set c1@x.example owner=ana@acme.example", "unknown_sender",
      "ana@acme.example is no sender of the team. Did you mean anna@acme.example?"
        + " Senders: anna@acme.example, bo@acme.example."),
    Case(
      "preview intro --list lead --senders ana@acme.example --start now --mode asap",
      "unknown_sender",
      "ana@acme.example is no sender of the team."
        + " Did you mean anna@acme.example? Senders: anna@acme.example, bo@acme.example."),
    Case(
      "preview intro --list lead --senders rule:nope --start now --mode asap",
      "unknown_sender_rule",
      "there is no sender rule nope in the workspace."
        + " Declared are: none"),
    Case(
      "log --as ana@acme.example", "unknown_user",
      "the acting user ana@acme.example is no"
        + " sender of the team. Did you mean anna@acme.example? Senders: anna@acme.example,"
        + " bo@acme.example. Say who you are with --as or PERIGEE_USER."),
    Case(
      "import a.csv --encoding latin", "unknown_encoding",
      "there is no encoding latin. Did you mean latin1? Known: utf-8, windows-1252, iso-8859-1, latin1,"
        + " cp1252, ansi, ascii, utf-16, utf-16le, unicode."),
    Case(
      "import a.csv --delimiter ab", "invalid_delimiter",
      "\"ab\" is no delimiter. Write \",\" \";\" \"|\" or tab.", exit: 2),
    Case(
      "rollback 9", "unknown_engagement",
      "there is no engagement 9."
        + " perigee log lists what was engaged."),
    Case(
      "run calendar.lua", "unknown_sender",
      "calendar.lua:5: bo@acme.example sends nothing in"
        + " this plan. Did you mean anna@acme.example? Senders: anna@acme.example."),
    // Files.
    Case(
      "import none.csv", "file",
      "none.csv: No such file or directory. Expected a file to read: check"),
    Case(
      "import sequences", "file", "sequences: Is a directory. Expected a file to read: name one"),
    Case(
      "engage --plan none.plan --yes", "file",
      "none.plan: No such file or directory. Expected a file to read: check"),
    Case(
      "run none.lua", "file", "none.lua: No such file or directory. Expected a file to read: check"),
    Case(
      "inbox --mbox none", "file", "none: No such file or directory. Expected a file or a folder of"
    ),
    Case(
      "preview intro --list lead \(plan) --html none/a.html", "file",
      "none/a.html: No such file or directory. Expected a folder that is there to write it into: make"
    ),
    Case(
      "preview intro --list lead \(plan) --save none/a.plan", "file",
      "none/a.plan: No such file or directory. Expected a folder that is there to write it into: make"
    ),
    Case(
      "backup none/a.db", "unusable_database",
      "none/a.db cannot be used: its folder does not exist; make it, or name another file"),
    Case(
      "run write.lua", "file",
      "write.lua:1: a.lua: a script does not write the workspace's own"
        + " files; choose another name"),
    Case("--workspace looped senders", "file", "sequences: Too many levels of symbolic links"),
    // Templates.
    Case(
      "edit intro 1 c1@x.example --body {{_first", "template",
      "the template, line 1, column 1:"
        + " \"{{\" is never closed; write \"}}\" behind the variable"),
    Case(
      "edit intro 1 c1@x.example --subject {{_a|nope_}}", "template",
      "the template, line 1,"
        + " column 6: there is no filter \"nope\""),
    Case(
      "run edit.lua", "template",
      "edit.lua:1: the template, line 1, column 1: \"{{\" is never"
        + " closed; write \"}}\" behind the variable"),
    // The command line.
    Case("improt", "usage", "there is no command improt. Did you mean import?", exit: 2),
    Case(
      "preview intro --lsit x", "usage",
      "perigee preview has no option --lsit. Did you mean --list? perigee preview --help lists",
      exit: 2),
    Case(
      "preview intro --yes", "usage", "perigee preview has no option --yes. perigee preview --help",
      exit: 2),
    Case(
      "preview intro --list", "usage",
      "--list needs a value, and nothing follows. Write --list NAME",
      exit: 2),
    Case(
      "preview intro --list --start now", "usage",
      "--list needs a value, and --start follows. Write --list NAME, or --list=--start", exit: 2),
    Case(
      "import", "usage", "perigee import needs FILE: The CSV file. perigee import --help", exit: 2),
    Case("simulate", "usage", "perigee simulate needs --until DAY.", exit: 2),
    Case(
      "report intro extra", "usage", "perigee report has no use for extra behind SEQUENCE", exit: 2),
    Case(
      "edit --remove=1 intro 1 c1@x.example", "usage", "--remove takes no value, and has 1", exit: 2
    ),
    Case(
      "import a.csv --on-existing fil", "usage",
      "--on-existing fil: expected skip, fill or overwrite. Did you mean fill?", exit: 2),
    Case("contacts --limit x", "usage", "--limit x: expected a whole number from 0 on", exit: 2),
    Case("edit intro x c1@x.example", "usage", "step x: expected a whole number", exit: 2),
    Case(
      "resolve c1@x.example 1 snt", "usage",
      "verdict snt: expected sent, failed or resend. Did you mean sent?", exit: 2),
    Case(
      "set c1@x.example statu=x", "unknown_variable", "has a variable statu. Did you mean status?"),
    Case(
      "--format text", "usage",
      " stands before its name, or behind it. perigee --help lists them all", exit: 2),
    Case("set c1@x.example =X", "usage", "=X sets nothing: write name=value", exit: 2),
    Case(
      "set c1@x.example a=1 a=2", "usage", "a takes one value and is given twice, as 1 and as 2",
      exit: 2),
    Case(
      "simulate --until 2026-12-31 --reply 0.1 --reply 0.2", "usage",
      "--reply takes one value and is given twice, as 0.1 and as 0.2", exit: 2),
    Case("dispatch --hold --release", "usage", "one at a time; give one of them", exit: 2),
    Case("notifications --limit 0", "usage", "--limit 0: write 1 or more", exit: 2),
    Case(
      "preview intro --list lead --senders me --start now --mode fast", "usage",
      "--mode fast: fast is neither asap nor a limit such as 100/day or 50/hour", exit: 2),
    Case("set nobody a=b", "usage", "nobody is no email address: the address has no @", exit: 2),
  ]

  private static func world() throws -> Program {
    let program = try Program([
      "sequences/intro.lua": Program.sequence("intro"), "a.csv": Program.contacts(2),
      "rules/filters.lua": """
      local perigee = require "perigee"
      return {
        perigee.filter { name = "new", where = { status = "new" } },
        perigee.filter { name = "misspelt", where = { list = "led" } },
      }
      """,
      "calendar.lua": """
      local perigee = require "perigee"
      local plan = perigee.plan {
        sequence = "intro", contacts = perigee.list "lead", senders = perigee.me(),
      }
      plan:calendar "bo@acme.example"
      """,
      "write.lua": #"require "perigee".write("a.lua", "x")"#,
      "edit.lua": #"""
      require "perigee".edit {
        contact = "c1@x.example", sequence = "intro", step = 1, body = "{{ first",
      }
      """#,
      "looped/perigee.lua": Program.team(),
    ])
    try FileManager.default.createSymbolicLink(
      atPath: "\(program.folder)/looped/sequences", withDestinationPath: "sequences")
    try program.run("import", "a.csv", "--list", "lead")
    return program
  }

  @Test("Every mistake has its message, its code and its exit code, as text and as JSON")
  func table() throws {
    let program = try Self.world()
    for wanted in Self.cases {
      let text = try program.run(wanted.arguments)
      #expect(text.code == wanted.exit, "\(wanted.testDescription): \(text)")
      let beginning = wanted.exit == 2 ? "" : "error: "
      #expect(
        text.error.lowercased().hasPrefix(beginning) && text.error.contains(wanted.message),
        "\(wanted.testDescription): \(text)")
      let json = try program.run(["--format", "json"] + wanted.arguments)
      #expect(json.code == wanted.exit, "\(wanted.testDescription): \(json)")
      #expect(try json.failure["code"] as? String == wanted.code, "\(json)")
      let message = try #require(try json.failure["message"] as? String)
      #expect(message.contains(wanted.message), "\(wanted.testDescription): \(json)")
    }
  }

  /// Errors that reach nobody as they are, with what becomes of them.
  private static let inner: [String: String] = [
    "LuaError": "ScriptFailure and ErrorReport tell it",
    "LuaRecord.Failure": "RuleWorker makes a RuleError of it",
    "DeclarationRuntime.Failure": "WorkspaceReader makes findings of it",
    "IMAPFault": "InboxWatch and senders check tell it",
    "WebhookURL.Fault": "NotifyDeclaration makes a finding of it",
    "InboxRoom.Closed": "what reads an inbox ends with it",
    "PlanFile.Fault": "SessionError.planFile adds the path",
    "ProcessEnd": "ConfinedRules makes a RuleError of it",
    "SchedulePhraseError": "AutomationReader makes a finding of it",
    "ScriptExit": "an exit code",
    "SessionNotStarted": "Dispatcher makes the sender wait, and says so",
  ]

  @Test("Every error that can reach a person has words of ours")
  func words() throws {
    let sources = "\(Checkout.path)/Sources"
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources)
      .filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOfFile: "\(sources)/\($0)", encoding: .utf8) }
    let declaration =
      /(?m)^ *(?:package )?(?:struct|enum|final class) (\w+): (?:[\w, ]*\b)?Error\b/
    let conformance = /(?m)^(?:extension|struct) ([\w.]+): (?:[\w, ]*\b)?ReportableError\b/
    let reported = Set(files.flatMap { $0.matches(of: conformance).map { String($0.1) } })
    let inner = Set(Self.inner.keys.map { String($0.split(separator: ".").last!) })
    let declared = Set(files.flatMap { $0.matches(of: declaration).map { String($0.1) } })
    #expect(declared.isSuperset(of: ["StoreError", "TemplateError", "FileError"]))
    #expect(declared.subtracting(reported).subtracting(inner).sorted() == [])
  }
}
