import Foundation
import TestSupport
import Testing

@Suite("perigee inbox, and dispatch that reads as it goes", .enabled(if: Python.has("socket")))
struct InboxTests {
  private static let nine = "2026-11-23T09:30:00+01:00"
  private static let noon = "2026-11-23T12:00:00+01:00"

  private static func team(_ port: Int) -> String {
    """
    local perigee = require "perigee"
    return perigee.team {
      time_zone = "Europe/Paris",
      senders = {
        { email = "anna@acme.example", name = "Anna", role = "manager",
          quota = { per_hour = 60, per_day = 400 },
          imap = { host = "127.0.0.1", port = \(port), tls = "none", user = "anna",
            password = perigee.secret { file = "pw" } } },
        { email = "bo@acme.example", name = "Bo" },
      },
    }
    """
  }

  /// Four contacts whose first email is in the folder `out`.
  private func sent(_ sink: IMAPSink) throws -> Program {
    let program = try Program([
      "perigee.lua": Self.team(sink.port), "pw": "hunter2",
      "sequences/intro.lua": Program.sequence(
        "intro", steps: #"{ subject = "Hi", body = "Hello" }, { after = 3, body = "Again" }"#),
      "c.csv": Program.contacts(4),
    ])
    try program.run("import", "c.csv", "--list", "all")
    let engaged = try program.run(
      "engage", "intro", "--list", "all", "--senders", "owners", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(engaged.code == 0, "\(engaged.error)")
    let sent = try program.run(
      "dispatch", "--once", "--transport", "folder:out", now: Self.nine)
    #expect(sent.code == 0, "\(sent.error)")
    #expect(try sink.commands().isEmpty)
    return program
  }

  private func messageID(_ program: Program, of contact: String) throws -> String {
    let out = "\(program.folder)/out"
    for file in try FileManager.default.contentsOfDirectory(atPath: out) {
      // A CR LF is one character, in which no LF is found.
      let text = try program.read("out/\(file)").replacing("\r\n", with: "\n")
      guard text.contains("\nTo: \(contact)\n"),
        let id = text.firstMatch(of: /\nMessage-ID: (<[^>]+>)/.ignoresCase())
      else { continue }
      return String(id.1)
    }
    Issue.record("nothing was sent to \(contact)")
    return ""
  }

  private func reply(_ program: Program, from contact: String) throws -> String {
    """
    From: \(contact)\r\nTo: anna@acme.example\r\nSubject: Re: Hi\r\nDate: Mon, 23 Nov 2026 11:00:00 +0100\r
    Message-ID: <1.\(contact)>\r\nIn-Reply-To: \(try messageID(program, of: contact))\r\n\r
    Yes, let us talk on Friday.\r\nA009 OK x\r\n
    """
  }

  private func report(_ program: Program) throws -> String {
    try program.run("report", "intro", "--format", "json", now: Self.noon).output
  }

  @Test("A reply in the inbox stops its contact once, wherever it lies and however it is numbered")
  func reading() throws {
    let sink = try IMAPSink()
    let program = try sent(sink)
    let mail = try reply(program, from: "c2@x.example")
    try sink.become(.init([7: mail]))
    let read = try program.run("inbox", now: Self.noon)
    #expect(read.code == 0, "\(read.error) \(read.output)")
    #expect(read.output.contains("1 new mail in 1 inbox"), "\(read.output)")
    #expect(read.output.contains("intro: active → replied, 1 sending cancelled"))
    let report = try report(program)
    #expect(report.contains(#""replied": 1"#), "\(report)")
    var numberedAnew = IMAPSink.Spec([3: mail, 9: mail])
    numberedAnew.validity = 2
    try sink.become(numberedAnew)
    let again = try program.run("inbox", now: Self.noon)
    #expect(again.output.contains("0 new mails"), "\(again.output)")
    let explained = try program.run("explain", "c2@x.example", now: Self.noon)
    #expect(explained.output.contains("mail 1 from c2@x.example about step 1"))
    let shown = try program.run("inbox", "show", "1", now: Self.noon)
    #expect(shown.output.contains("it names our Message-ID"), "\(shown.output)")
    let asked = try sink.commands().joined(separator: "\n")
    #expect(asked.contains("EXAMINE") && !asked.contains("SELECT") && !asked.contains("hunter2"))
  }

  @Test("A mailbox whose numbers went back is read anew, and one that announces nonsense as before")
  func backup() throws {
    let sink = try IMAPSink()
    let program = try sent(sink)
    let mails = try (1...4).map { try reply(program, from: "c\($0)@x.example") }
    var spec = IMAPSink.Spec([5: mails[0], 8: mails[1]])
    spec.next = 4_294_967_295
    try sink.become(spec)
    func newMails() throws -> String {
      let read = try program.run("inbox", now: Self.noon)
      #expect(read.code == 0, "\(read)")
      return read.output
    }
    #expect(try newMails().contains("2 new mails"))
    // What was announced is no place: the next mail is found.
    try sink.become(.init([5: mails[0], 8: mails[1], 9: mails[2]]))
    #expect(try newMails().contains("1 new mail in"))
    // A number that is too low, while the mails are where they were.
    spec = .init([5: mails[0], 8: mails[1], 9: mails[2]])
    spec.next = 2
    try sink.become(spec)
    let asked = try sink.commands().count
    #expect(try newMails().contains("0 new mails"))
    #expect(try !sink.commands().dropFirst(asked).contains { $0.contains("FETCH") })
    // The mailbox of a backup, with one mail that came since.
    try sink.become(.init([1: mails[0], 3: mails[3]]))
    #expect(try newMails().contains("1 new mail in"))
    #expect(try report(program).contains(#""replied": 4"#))
    #expect(try newMails().contains("0 new mails"))
  }

  @Test("Before anything was sent no mail is read, and then those that came since")
  func first() throws {
    let sink = try IMAPSink()
    let program = try Program(["perigee.lua": Self.team(sink.port), "pw": "hunter2"])
    let mail = "From: who@y.example\r\nSubject: Hello\r\n\r\nAre you there?\r\n"
    var spec = IMAPSink.Spec([3: mail])
    spec.next = 4_294_967_295
    try sink.become(spec)
    #expect(try program.run("inbox", now: Self.nine).output.contains("0 new mails"))
    try sink.become(.init([3: mail, 4: mail + "Yes?"]))
    #expect(try program.run("inbox", now: Self.nine).output.contains("1 new mail in"))
  }

  @Test("What was taken for something else is put right, and what matches nobody is listed")
  func reclassifying() throws {
    let sink = try IMAPSink()
    let program = try sent(sink)
    let stranger = "From: who@y.example\r\nSubject: Hello\r\n\r\nAre you there?\r\n"
    try sink.become(.init([1: try reply(program, from: "c2@x.example"), 2: stranger]))
    #expect(try program.run("inbox", now: Self.noon).code == 0)
    let unmatched = try program.run("inbox", "--unmatched", "--format", "json", now: Self.noon)
    #expect(unmatched.output.contains(#""from": "who@y.example""#), "\(unmatched.output)")
    #expect(!unmatched.output.contains("c2@x.example"))
    let changed = try program.run("inbox", "reclassify", "1", "auto_reply", now: Self.noon)
    #expect(changed.code == 0 && changed.output.contains("paused until"), "\(changed.output)")
    let wrong = try program.run("inbox", "reclassify", "1", "autoreply", now: Self.noon)
    #expect(wrong.code == 2)
    let missing = try program.run("inbox", "reclassify", "9", "reply", now: Self.noon)
    #expect(missing.code == 1 && missing.error.contains("there is no mail"), "\(missing.error)")
    #expect(try program.run("log", now: Self.noon).output.contains("reclassify"))
    // The pause is over a week after the mail came.
    let resumed = try program.run(
      "dispatch", "--once", "--no-inbox", "--transport", "folder:out",
      now: "2026-11-30T11:00:01+01:00")
    #expect(resumed.output.contains(" resumed "), "\(resumed.output)")
  }

  @Test("dispatch reads before it sends; a login that is refused halts that inbox alone")
  func dispatching() throws {
    let sink = try IMAPSink()
    let program = try sent(sink)
    var spec = IMAPSink.Spec([1: try reply(program, from: "c3@x.example")])
    spec.login = "NO [AUTHENTICATIONFAILED] who are you"
    try sink.become(spec)
    let due = "2026-11-26T10:30:00+01:00"
    let arguments = [
      "dispatch", "--once", "--inbox-every", "1m", "--grace", "4h", "--transport", "folder:out",
    ]
    let first = try program.run(arguments, now: "2026-11-23T13:00:00+01:00")
    #expect(first.code == 0 && first.output.contains("inbox_halted"), "\(first.output)")
    let status = try program.run("status", now: Self.noon)
    #expect(status.output.contains("the inbox of anna@acme.example is not read since"))
    let asked = try sink.commands().count
    _ = try program.run(arguments, now: "2026-11-23T13:01:00+01:00")
    #expect(try sink.commands().count == asked)
    spec.login = nil
    try sink.become(spec)
    let failed = try program.run("inbox", "--sender", "bo@acme.example", now: due)
    #expect(failed.code == 2 && failed.error.contains("imap = "), "\(failed.error)")
    let cleared = try program.run("inbox", now: "2026-11-23T14:00:00+01:00")
    #expect(cleared.code == 0 && cleared.output.contains("1 new mail"), "\(cleared.output)")
    try sink.become(.init([1: spec.mails["1"] ?? "", 2: try reply(program, from: "c4@x.example")]))
    let sent = try program.run(arguments, now: due)
    #expect(sent.code == 0 && sent.output.contains("incoming anna@acme.example"), "\(sent.output)")
    #expect(sent.output.components(separatedBy: " sent ").count == 3, "\(sent.output)")
    #expect(!sent.output.contains("x.example"))
  }

  @Test("A mail that is not given keeps no other back, is asked for again and never lost")
  func troubles() throws {
    let sink = try IMAPSink()
    let program = try sent(sink)
    var spec = IMAPSink.Spec([
      1: try reply(program, from: "c1@x.example"), 2: try reply(program, from: "c2@x.example"),
      3: try reply(program, from: "c3@x.example"), 4: try reply(program, from: "c4@x.example"),
    ])
    (spec.at, spec.cut) = ("cut 2", 200)
    try sink.become(spec)
    let broken = try program.run("inbox", now: Self.noon)
    #expect(broken.code == 1 && broken.output.contains("1 new mail"), "\(broken.output)")
    #expect(broken.output.contains("the connection ended"), "\(broken.output)")
    // No code of RFC 5530, a command that it does not know, and a connection that this mail ends.
    for (no, found) in [
      ("@TAG@ NO System Error (Failure)\r\n", 2), ("@TAG@ BAD what\r\n", 0), ("drop", 0),
      ("* 2 FETCH (UID 2 RFC822.SIZE 9 BODY[]<0> NIL)\r\n@TAG@ OK done\r\n", 0),
    ] {
      (spec.at, spec.do) = ("fetch 2", no)
      try sink.become(spec)
      let tried = try program.run("inbox", now: Self.noon)
      #expect(tried.code == 1, "\(no): \(tried.output)")
      #expect(tried.output.contains("\(counted(found)) in"), "\(no): \(tried.output)")
      #expect(tried.output.contains("tried again at the next reading"), "\(tried.output)")
    }
    let asked = try sink.commands().filter { $0.contains("UID FETCH 1 ") }
    #expect(asked.count == 1)
    let status = try program.run("status", now: Self.noon)
    #expect(status.output.contains("could not be read, such as mail 2"), "\(status.output)")
    let doctor = try program.run("doctor", now: Self.noon)
    #expect(doctor.output.contains("unread mail"), "\(doctor.output)")
    (spec.at, spec.do) = (nil, nil)
    try sink.become(spec)
    let rest = try program.run("inbox", now: Self.noon)
    #expect(rest.code == 0 && rest.output.contains("1 new mail in"), "\(rest.output)")
    let report = try report(program)
    #expect(report.contains(#""replied": 4"#), "\(report)")
  }

  private func counted(_ mails: Int) -> String { mails == 1 ? "1 new mail" : "\(mails) new mails" }

  private static let rule = """
    local perigee = require "perigee"
    return perigee.verdict {
      name = "tickets",
      rule = function(message, verdict, ctx)
        if message.subject:find "ticket" and message.domain == "x.example" then return "auto_reply" end
        if message.subject:find "nothing" then return "other" end
        if message.subject:find "wrong" then return "repyl" end
        if message.subject:find "broken" then error("on " .. ctx.today .. " a " .. verdict) end
        if message.subject:find "field" then return message.sender end
      end,
    }
    """

  @Test(
    "A verdict rule refines what a mail is, and never weakens a stop", arguments: [false, true])
  func rule(isConfined: Bool) throws {
    let sink = try IMAPSink()
    let program = try sent(sink)
    try program.write(Self.rule, to: "rules/verdicts.lua")
    let checked = try program.run("check", now: Self.noon)
    #expect(checked.code == 0, "\(checked.output)\(checked.error)")
    let mails = try [
      reply(program, from: "c1@x.example").replacing("Re: Hi", with: "Re: nothing"),
      reply(program, from: "c2@x.example").replacing("Re: Hi", with: "Re: wrong"),
      reply(program, from: "c3@x.example").replacing("Re: Hi", with: "Re: broken"),
      "From: c4@x.example\r\nSubject: ticket\r\nList-Id: <l.x.example>\r\nPrecedence: list\r\n\r\nx\r\n",
    ]
    try sink.become(.init(Dictionary(uniqueKeysWithValues: zip(1..., mails))))
    let read =
      isConfined
      ? try program.run(
        "dispatch", "--once", "--inbox-every", "1m", "--transport", "folder:out", now: Self.noon)
      : try program.run("inbox", now: Self.noon)
    #expect(read.code == 0, "\(read.error)")
    let words = [
      "may not take a reply for other mail", "is no verdict. Did you mean reply?",
      "the verdict rule tickets failed for a mail: on 2026-11-23 a reply",
      "auto_reply by the verdict rule tickets, was other; paused until",
    ]
    for (place, words) in words.enumerated() {
      let shown = try program.run("inbox", "show", "\(place + 1)", now: Self.noon).output
      #expect(shown.contains(words), "\(shown)")
    }
    let report = try report(program)
    #expect(report.contains(#""replied": 3"#), "\(report)")
  }

  @Test("A running dispatcher reads by itself, and ends at once while a server says nothing")
  func watching() throws {
    let sink = try IMAPSink()
    let program = try sent(sink)
    try sink.become(.init([1: try reply(program, from: "c1@x.example")]))
    let running = try program.start(
      ["dispatch", "--inbox-every", "1s", "--transport", "folder:out"], now: Self.noon)
    #expect(running.wait(for: "incoming"))
    var spec = IMAPSink.Spec()
    (spec.at, spec.do) = ("examine", "stall")
    try sink.become(spec)
    let end = ContinuousClock.now + .seconds(20)
    while try sink.commands().filter({ $0.contains("EXAMINE") }).count < 2,
      ContinuousClock.now < end
    { poll(nil, 0, 20) }
    running.signal(SIGTERM)
    let outcome = running.finish(timeout: 20)
    #expect(outcome.code == 0, "\(outcome)")
  }
}
