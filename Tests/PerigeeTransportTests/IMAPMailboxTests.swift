import PerigeeCore
import PerigeeTransport
import TestSupport
import Testing

@Suite("Reading a mailbox", .enabled(if: Python.has("socket")))
struct IMAPMailboxTests {
  private func mailbox(
    _ sink: IMAPSink, seconds: Int = 20, isStopping: @escaping () -> Bool = { false }
  ) throws -> IMAPMailbox {
    var server = MailServer(
      host: "127.0.0.1", port: sink.port, encryption: .none, clientName: "acme.example")
    (server.connectSeconds, server.replySeconds) = (seconds, seconds)
    return try IMAPMailbox(
      at: server, login: MailLogin(user: "anna", secret: Array("pw".utf8)), isStopping: isStopping)
  }

  /// What reading all of it comes to: the mails, or the fault.
  private func read(_ sink: IMAPSink, limit: Int = 1_000) throws -> ([Int64: String], IMAPFault?) {
    var found: [Int64: String] = [:]
    do {
      let mailbox = try mailbox(sink)
      for uid in try mailbox.uids(from: 1) {
        guard let mail = try mailbox.mail(uid, limit: limit) else { continue }
        found[uid] = String(decoding: mail.bytes, as: UTF8.self)
      }
      mailbox.close()
      return (found, nil)
    } catch let fault as IMAPFault {
      return (found, fault)
    }
  }

  /// Mails that look like the protocol.
  private static let mails = [
    3: "Subject: a\r\n\r\nP4 OK done\r\nA009 OK x\r\n* BYE\r\n)\r\n", 7: "",
    8: "Subject: {12}\r\n\r\n{5}", 4_294_967_295: "no end",
  ]

  @Test("Mails are read to the byte, whatever is in them, and the mailbox is only examined")
  func bytes() throws {
    let sink = try IMAPSink(IMAPSink.Spec(Self.mails))
    let (found, fault) = try read(sink)
    #expect(fault == nil)
    #expect(found == Dictionary(uniqueKeysWithValues: Self.mails.map { (Int64($0), $1) }))
    let commands = try sink.commands().map {
      $0.split(separator: " ").dropFirst().joined(separator: " ")
    }
    #expect(commands.contains("EXAMINE INBOX") && !commands.contains { $0.hasPrefix("SELECT") })
    let fetches = commands.filter { $0.contains("FETCH") }
    #expect(fetches.count == 4 && fetches.allSatisfy { $0.contains("BODY.PEEK[]<0.1000>") })
    #expect(!commands.contains { $0.contains("STORE") || $0.contains("pw") })
  }

  @Test("Of a large mail only the beginning is fetched, and its size is told")
  func large() throws {
    let text = String(repeating: "x", count: 3_000_000)
    let sink = try IMAPSink(IMAPSink.Spec([1: text]))
    let mailbox = try mailbox(sink)
    #expect(mailbox.uidValidity == 1 && mailbox.uidNext == 2)
    let mail = try #require(try mailbox.mail(1, limit: 100_000))
    #expect(mail.bytes.count == 100_000 && mail.size == 3_000_000)
    #expect(try mailbox.mail(9, limit: 100) == nil)
    // A star means the last mail, also where nothing is that new.
    #expect(try mailbox.uids(from: 2) == [])
  }

  private struct Case {
    var at: String
    var action: String
    var fault: (IMAPFault) -> Bool
    /// Mails that were read before.
    var found = 0
  }

  private static func isLost(_ fault: IMAPFault) -> Bool {
    switch fault {
    case .lost, .goodbye: true
    default: false
    }
  }

  private static func isBroken(_ fault: IMAPFault) -> Bool {
    if case .broken = fault { true } else { false }
  }

  private static func isRefused(_ fault: IMAPFault) -> Bool {
    if case .refused = fault { true } else { false }
  }

  private static var cases: [Case] {
    [
      Case(at: "login", action: "@TAG@ NO [AUTHENTICATIONFAILED] no\r\n", fault: { $0.halts }),
      Case(at: "login", action: "@TAG@ NO [UNAVAILABLE] later\r\n", fault: isRefused),
      Case(at: "login", action: "drop", fault: { !$0.halts }),
      Case(at: "greeting", action: "* BYE busy\r\n", fault: { !$0.halts }),
      Case(at: "examine", action: "@TAG@ NO no such mailbox\r\n", fault: isRefused),
      Case(at: "examine", action: "@TAG@ BAD what\r\n", fault: isBroken),
      Case(at: "examine", action: "drop", fault: isLost),
      Case(at: "examine", action: "* BYE [UNAVAILABLE] shutdown\r\n", fault: isLost),
      Case(at: "search", action: "* SEARCH 1 2\r\nP9 OK not ours\r\n", fault: isBroken),
      Case(at: "fetch 2", action: "drop", fault: isLost, found: 1),
      Case(at: "fetch 2", action: "@TAG@ NO broken mail\r\n", fault: isRefused, found: 1),
      // Literals that nobody asked for.
      Case(
        at: "fetch 2", action: "* 2 FETCH (UID 2 BODY[]<0> {4294967296}\r\n", fault: isBroken,
        found: 1),
      Case(
        at: "fetch 2", action: "* 2 FETCH (UID 2 BODY[]<0> {4294967295}\r\n", fault: isBroken,
        found: 1),
      Case(
        at: "fetch 2", action: "* 2 FETCH (UID 2 BODY[]<0> {99999999999999999999}\r\n",
        fault: isBroken, found: 1),
      Case(at: "fetch 2", action: "\u{0}\u{1}\r\n", fault: isBroken, found: 1),
    ]
  }

  @Test("A server that fails ends the visit with what it said, and what was read before is there")
  func faults() throws {
    let sink = try IMAPSink()
    for wanted in Self.cases {
      var spec = IMAPSink.Spec([1: "one", 2: "two", 3: "three"])
      (spec.at, spec.do) = (wanted.at, wanted.action)
      try sink.become(spec)
      let (found, fault) = try read(sink)
      #expect(fault.map(wanted.fault) == true, "\(wanted.at) \(wanted.action): \(fault as Any)")
      #expect(found.count == wanted.found, "\(wanted.at) \(wanted.action)")
    }
  }

  @Test("A fault is told with what was asked and what the server said, and without its protocol")
  func words() throws {
    let sink = try IMAPSink()
    for (at, action, words) in [
      ("login", "@TAG@ NO\r\n", "the login is refused: without a reason"),
      (
        "login", "@TAG@ NO [AUTHENTICATIONFAILED] no\r\n",
        "the login is refused: [AUTHENTICATIONFAILED] no"
      ),
      (
        "login", "@TAG@ NO [UNAVAILABLE] later\r\n",
        "at the login the server says no: [UNAVAILABLE] later"
      ),
      (
        "greeting", "* BYE go\r\n", "the connection ended: at the login the server says goodbye: go"
      ),
      ("examine", "@TAG@ NO\r\n", "asked to open INBOX the server says no and gives no reason"),
      ("examine", "@TAG@ NO \r\n", "asked to open INBOX the server says no and gives no reason"),
      (
        "examine", "@TAG@ BAD what\r\n",
        "the server does not speak IMAP: asked to open INBOX it answers BAD what"
      ),
      (
        "search", "* BYE\r\n",
        "the connection ended: asked for new mails the server says goodbye and gives no reason"
      ),
      ("search", "@TAG@ NO busy\r\n", "asked for new mails the server says no: busy"),
      ("fetch 1", "@TAG@ NO\r\n", "asked for the mail the server says no and gives no reason"),
    ] {
      var spec = IMAPSink.Spec([1: "one"])
      (spec.at, spec.do) = (at, action)
      try sink.become(spec)
      let (_, fault) = try read(sink)
      #expect(fault.map { "\($0)" } == words, "\(at): \(action)")
    }
  }

  @Test("The last mail's number is asked for, whatever the server announces")
  func last() throws {
    for (mails, last) in [([:], nil), ([3: "x", 8: "y"], 8)] as [([Int: String], Int64?)] {
      var spec = IMAPSink.Spec(mails)
      spec.next = 2
      let sink = try IMAPSink(spec)
      #expect(try mailbox(sink).lastUID() == last)
    }
  }

  @Test("A mail that is broken off is not taken for a whole one", arguments: [0, 20, 90, 130])
  func truncated(bytes: Int) throws {
    var spec = IMAPSink.Spec([1: "one", 2: String(repeating: "long", count: 100)])
    (spec.at, spec.cut) = ("cut 2", bytes)
    let (found, fault) = try read(try IMAPSink(spec))
    #expect(found == [1: "one"])
    #expect(fault.map(Self.isLost) == true)
  }

  @Test("A server that repeats the secret does not make it known")
  func secret() throws {
    var spec = IMAPSink.Spec([1: "one"])
    spec.login = "NO [AUTHENTICATIONFAILED] not pw!"
    let (_, login) = try read(try IMAPSink(spec))
    #expect(login?.halts == true && "\(login as Any)".contains("pw!") == false)
    (spec.login, spec.at, spec.do) = (nil, "fetch 1", "@TAG@ NO who logs in by pw!\r\n")
    let (_, fault) = try read(try IMAPSink(spec))
    #expect(fault == .refused(.mail, said: "who logs in by (its secret)!"))
  }

  @Test("One mail that the server does not give is no end: the next is given")
  func goingOn() throws {
    for no in [
      "@TAG@ NO no\r\n", "@TAG@ BAD no\r\n",
      "* 1 FETCH (UID 1 BODY[]<0> NIL)\r\n@TAG@ OK\r\n",
    ] {
      var spec = IMAPSink.Spec([1: "one", 2: "two"])
      (spec.at, spec.do) = ("fetch 1", no)
      let sink = try IMAPSink(spec)
      let mailbox = try mailbox(sink)
      #expect(throws: IMAPFault.self, "\(no)") { try mailbox.mail(1, limit: 100) }
      #expect(try mailbox.mail(2, limit: 100)?.bytes == Array("two".utf8), "\(no)")
      #expect(try sink.commands().contains { $0.contains("UID FETCH 2 ") })
    }
  }

  @Test("A stop ends a visit whose server says nothing")
  func stop() throws {
    var spec = IMAPSink.Spec([1: "one"])
    (spec.at, spec.do) = ("search", "stall")
    let sink = try IMAPSink(spec)
    var asked = 0
    let mailbox = try mailbox(sink) {
      asked += 1
      return asked > 20
    }
    #expect(throws: IMAPFault.stopped) { try mailbox.uids(from: 1) }
    let silent = try self.mailbox(sink, seconds: 1)
    #expect(throws: IMAPFault.lost("no answer in time")) { try silent.uids(from: 1) }
  }
}
