import PerigeeCore
import PerigeeMail

/// What is said while one message is sent, and how far it came.
final class SMTPConversation {
  /// The last command that was sent.
  enum Stage: Int {
    case connection, hello, startTLS, login, sender, recipient, data
    /// The message is on its way.
    case body
    /// The message is all handed over, the final dot with it: the server may have it.
    case end
  }

  private(set) var stage = Stage.connection
  /// The whole reply to the last command; nil while there is none.
  private(set) var reply: SMTPReply?
  /// The answer to the newer greeting, where that was a no.
  private(set) var refusedHello: SMTPReply?
  /// The stage that `reply` is about.
  private(set) var repliedStage = Stage.connection
  /// Somebody answered something.
  private(set) var isHeard = false
  /// The server knows who we are; kept with the connection.
  private(set) var isLoggedIn: Bool
  /// The server was asked for the message while it did not know who we are.
  private(set) var lacksLogin = false
  /// The message was not begun, since whoever sends is asked to end.
  private(set) var isStopped = false
  /// What `beforeEnd` threw.
  private(set) var refusal: (any Error)?

  private var message: ArraySlice<UInt8>
  let needsLogin: Bool
  private let isStopping: () -> Bool
  private let beforeEnd: () throws -> Void
  /// Whom a no for good is about, by its words.
  let subject: (SMTPReply) -> RefusalSubject
  /// Takes secrets out of what the server says.
  private let withhold: (String) -> String
  private var unfinished: SMTPReply?

  init(
    message: [UInt8], login: MailLogin?, isLoggedIn: Bool,
    subject: @escaping (SMTPReply) -> RefusalSubject, isStopping: @escaping () -> Bool,
    beforeEnd: @escaping () throws -> Void
  ) {
    self.isStopping = isStopping
    self.message = message[...]
    needsLogin = login != nil
    withhold = { login?.withheld(in: $0) ?? $0 }
    self.isLoggedIn = isLoggedIn
    self.subject = subject
    self.beforeEnd = beforeEnd
  }

  func commandSent(_ next: Stage) {
    // Who greets anew is on a connection of its own, or was refused and tries the older greeting.
    if next == .hello {
      isLoggedIn = false
      if stage == .hello, let reply, !reply.isYes { refusedHello = reply }
    }
    stage = next
    reply = nil
    unfinished = nil
  }

  /// A line of a reply: "250-SIZE", "250 ok".
  func heard(_ line: String) {
    isHeard = true
    let bytes = line.utf8
    guard let code = bytes.prefix(3).number else { return }
    var next = unfinished ?? SMTPReply(code: code, text: "")
    // The line break goes first: what is plain without it needs no second look.
    next.add(withhold(String(Substring(bytes.dropFirst(4).withoutLineBreak))).onOneLine)
    guard bytes.dropFirst(3).first == UInt8(ascii: "-") else {
      unfinished = nil
      // After a no there comes the answer to libcurl's QUIT.
      if reply.map({ $0.isYes }) ?? true { (reply, repliedStage) = (next, stage) }
      if code == 235 { isLoggedIn = true }
      return
    }
    unfinished = next
  }

  /// What follows of the message, in `buffer`: 0 at its end, −1 to break off.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    // libcurl passes over a login that the server does not offer, and would send without.
    guard isLoggedIn || !needsLogin else {
      lacksLogin = true
      return -1
    }
    enter(.body)
    let piece = message.prefix(buffer.count)
    message = message.dropFirst(piece.count)
    guard piece.isEmpty else {
      buffer.copyBytes(from: piece)
      return piece.count
    }
    // "One durable marker inside libcurl's read callback before the final dot": from here on the
    // server may have the message.
    do {
      try beforeEnd()
    } catch {
      refusal = error
      return -1
    }
    enter(.end)
    return 0
  }

  /// Whether nothing more is waited for. What the server has a part of is finished: the whole of it is handed
  /// over at once, and its answer says what became of it.
  func breaksOff() -> Bool {
    guard stage.rawValue < Stage.body.rawValue, isStopping() else { return false }
    isStopped = true
    return true
  }

  private func enter(_ next: Stage) {
    guard stage.rawValue < next.rawValue else { return }
    stage = next
    reply = nil
    unfinished = nil
  }
}

extension Substring.UTF8View {
  /// What its digits say; nil where there are none, or anything else.
  fileprivate var number: Int? {
    guard !isEmpty, allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return reduce(0) { 10 * $0 + Int($1 - 0x30) }
  }

  fileprivate var withoutLineBreak: Self {
    var line = self
    while line.last == 0x0A || line.last == 0x0D { line = line.dropLast() }
    return line
  }
}
