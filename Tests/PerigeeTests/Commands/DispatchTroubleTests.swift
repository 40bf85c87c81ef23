import Foundation
import TestSupport
import Testing

/// What a dispatcher, and whoever looks after it, says of a server that takes nothing.
@Suite("perigee dispatch and a server that takes nothing")
struct DispatchTroubleTests {
  private static let nine = "2026-11-23T09:00:00+01:00"

  /// Three contacts of Anna's, engaged for 9 o'clock on.
  private func engaged(_ server: SMTPSink) throws -> Program {
    let program = try Program([
      "perigee.lua": Program.team(quota: "{ per_hour = 60, per_day = 400 }").replacing(
        "role = \"manager\",", with: "role = \"manager\", \(server.declaration)"),
      "sequences/intro.lua": Program.sequence("intro"), "c.csv": Program.contacts(3),
    ])
    try program.run("import", "c.csv", "--list", "all")
    let engaged = try program.run(
      "engage", "intro", "--list", "all", "--senders", "owners", "--start", "now", "--mode", "asap",
      "--yes")
    #expect(engaged.code == 0, "\(engaged.error)")
    try program.run("backup", "copy.db")
    return program
  }

  @Test(
    "What a server says ends no line of the log, and steers no terminal",
    arguments: ["text", "json"])
  func escaped(form: String) throws {
    // Bytes that a terminal obeys, a text that runs backwards, and a line that looks like an event.
    let answer =
      "550-5.1.1 \u{1B}[2Jred \u{202E}evil\u{9B}1m\r\n"
      + "550 5.1.1 \u{2028}2026-11-23T09:00:00.000+01:00 sent\u{7} \u{85}x\r\n"
    let server = try SMTPSink(answer: answer)
    defer { withExtendedLifetime(server) {} }
    let program = try engaged(server)
    let run = try program.run(
      "dispatch", "--once", "--log", form, "--log-addresses", now: "2026-11-23T09:30:00+01:00")
    #expect(run.code == 0, "\(run)")
    #expect(run.output.contains("bounced") && run.output.contains("evil"), "\(run)")
    let forbidden: [Unicode.Scalar] = [
      "\u{1B}", "\u{202E}", "\u{9B}", "\u{7}", "\u{85}", "\u{2028}", "\r",
    ]
    for scalar in forbidden {
      #expect(!run.output.unicodeScalars.contains(scalar), "\(scalar.value): \(run.output)")
    }
    for line in run.output.split(separator: "\n") {
      #expect(line.hasPrefix(form == "json" ? "{" : "2026-11-23T09:"), "\(line)")
    }
    #expect(run.output.split(separator: "\n").count { $0.contains("evil") } == 3, "\(run)")
  }

  @Test("Between the kill of a dispatcher and the next one doctor says what nobody has in hand")
  func killed() throws {
    let server = try SMTPSink(answer: nil)
    let program = try engaged(server)
    let now = "2026-11-23T09:30:00+01:00"
    #expect(try program.run("doctor", now: "2026-11-23T08:50:00+01:00").output == "all is well\n")
    let dispatcher = try program.start(["dispatch"], now: now)
    #expect(server.waitUntilAsked())
    // Whoever lives has them.
    let living = try program.run("doctor", now: now)
    #expect(!living.output.contains("has ended"), "\(living)")
    dispatcher.signal(SIGKILL)
    #expect(dispatcher.finish(timeout: 30).isKilled)
    let doctor = try program.run("doctor", now: now)
    #expect(doctor.code == 1, "\(doctor)")
    #expect(
      doctor.output.contains("3 emails in the hands of a dispatcher that has ended"), "\(doctor)")
    #expect(doctor.output.contains("the next one settles them: perigee dispatch"), "\(doctor)")
    let status = try program.run("status", now: now).output
    #expect(status.contains("in flight 3") && status.contains("nobody sends"), "\(status)")
    let next = try program.run("dispatch", "--once", "--transport", "folder:out", now: now)
    #expect(next.code == 0, "\(next)")
    let after = try program.run("doctor", now: now).output
    #expect(after == "all is well\n", "\(after)")
    #expect(try program.run("status", now: now).output.contains("in flight 0, sent today 3"))
  }

  @Test(
    "SIGTERM waits for no server that has nothing of an email yet: it is given back, and goes later"
  )
  func terminated() throws {
    let server = try SMTPSink(answer: nil)
    let program = try engaged(server)
    let now = "2026-11-23T09:30:00+01:00"
    let dispatcher = try program.start(["dispatch"], now: now)
    #expect(server.waitUntilAsked())
    dispatcher.signal(SIGTERM)
    // The server never answers, and is waited for for minutes else.
    let outcome = dispatcher.finish(timeout: 60)
    #expect(outcome.code == 0 && outcome.output.contains("ended"), "\(outcome)")
    let status = try program.run("status", now: now).output
    #expect(status.contains("due 3, in flight 0, sent today 0, unknown 0"), "\(status)")
  }

  @Test("A sender that a server takes nothing from is halted, and every list of senders says so")
  func halted() throws {
    let server = try SMTPSink(answer: "550 5.7.1 not from \u{1B}[31myou\r\n")
    defer { withExtendedLifetime(server) {} }
    let program = try engaged(server)
    let now = "2026-11-23T09:30:00+01:00"
    #expect(try program.run("dispatch", "--once", now: now).code == 0)
    let text = try program.run("senders", now: now).output
    #expect(
      text.contains("\nanna@acme.example: halted since Mon 23 Nov 2026 09:30: "), "\(text)")
    #expect(text.contains("550 5.7.1 not from") && !text.contains("\u{1B}"), "\(text)")
    #expect(
      text.contains("when that is mended: perigee dispatch --resume anna@acme.example"), "\(text)")
    #expect(!text.contains("bo@acme.example: "), "\(text)")
    let json = try program.run("senders", "--format", "json", now: now)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(rows.map { $0["state"] as? String } == ["halted", "sends"])
    #expect((rows[0]["why"] as? String)?.contains("550 5.7.1") == true, "\(json)")
    let csv = try program.run("senders", "--format", "csv", now: now).output
    #expect(csv.contains("\r\nanna@acme.example,halted,60,400,Europe/Paris,"), "\(csv)")
    #expect(try program.run("dispatch", "--resume", "anna@acme.example", now: now).code == 0)
    #expect(!(try program.run("senders", now: now).output.contains("halted")))
  }

  @Test(
    "On a terminal each sender has a line, with its counts, that is written over",
    arguments: [80, 34])
  func lines(columns: UInt16) throws {
    let program = try engaged(try SMTPSink(answer: "550 5.1.1 nobody\r\n"))
    let terminal = try TerminalProgram(
      program, ["dispatch", "--once", "--transport", "folder:out"], columns: columns,
      now: "2026-11-23T09:30:00+01:00")
    let (output, code) = terminal.finish()
    #expect(code == 0, "\(output)")
    // The first drawing comes before anything happened, and each later one goes up its three lines.
    let drawings = output.components(separatedBy: "\u{1B}[3A")
    #expect(drawings.count > 1 && drawings[0].contains("anna@acme.example: nothing yet"))
    let lines = drawings[drawings.count - 1].components(separatedBy: "\r\u{1B}[K").dropFirst()
      .map { String($0.prefix { $0 != "\r" && $0 != "\n" && $0 != "\r\n" }) }
    #expect(
      lines
        == [
          "anna@acme.example: 3 sent", "bo@acme.example: nothing yet", "total: 3 sent",
        ].map { String($0.prefix(Int(columns) - 1)) }, "\(output.debugDescription)")
    #expect(!output.contains("x.example"), "\(output)")
  }
}
