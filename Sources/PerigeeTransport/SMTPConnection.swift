import CCurlShim
package import PerigeeCore
package import PerigeeMail

/// A connection to a sender's server: made when it is needed, kept from message to message, and thrown
/// away when nobody knows any more which reply is to what.
///
/// One thread at a time uses it. libcurl is behind it; nothing of it is seen outside this target.
package final class SMTPConnection {
  private let server: MailServer
  private let login: MailLogin?
  private let subject: (SMTPReply) -> RefusalSubject
  private let isStopping: () -> Bool
  private var connection: OpaquePointer?
  /// Of the connection that is open.
  private var isLoggedIn = false

  /// - Parameters:
  ///   - login: nil where the server wants none.
  ///   - subject: whom a no for good is about, by its words.
  ///   - isStopping: asked at least once a second, on the thread that sends; from then on no message begins,
  ///     and one of which the server has nothing yet is broken off.
  package init(
    to server: MailServer, login: MailLogin?,
    subject: @escaping (SMTPReply) -> RefusalSubject, isStopping: @escaping () -> Bool = { false }
  ) {
    self.isStopping = isStopping
    self.server = server
    self.login = login
    self.subject = subject
  }

  deinit { close() }

  /// Ends the connection; the next message makes another.
  package func close() {
    if let connection { cshim_disconnect(connection) }
    connection = nil
    isLoggedIn = false
  }

  /// Sends a message to one address.
  ///
  /// - Parameters:
  ///   - message: lines that end with CRLF, the last one too.
  ///   - beforeEnd: called once the server has all of the message but the final dot; from then on it may
  ///     have the message. What it throws breaks the message off, and nothing was sent.
  /// - Throws: `MessageError.address` for an address that cannot be written in a command.
  package func send(
    _ message: [UInt8], from: EmailAddress, to: EmailAddress,
    beforeEnd: @escaping () throws -> Void
  ) throws -> SendOutcome {
    let envelope = (from: try from.onWire(.from), to: try to.onWire(.to))
    if isStopping() { return .brokenOff }
    let (outcome, wasIdle) = attempt(message, envelope, beforeEnd)
    // A connection that ended while nobody used it says nothing about this message.
    guard case .later(.lost) = outcome, wasIdle else { return outcome }
    return attempt(message, envelope, beforeEnd).outcome
  }

  /// Connects and logs in; nil where all is right, and no message is sent.
  package func check() -> SendOutcome? {
    close()
    let (talk, failure, words) = converse([], {}) { cshim_probe($0, $1) }
    guard failure == CSHIM_NONE else { return talk.outcome(failure, words: words) }
    return talk.needsLogin && !talk.isLoggedIn ? .senderRefused(.noLogin) : nil
  }

  private func attempt(
    _ message: [UInt8], _ envelope: (from: String, to: String),
    _ beforeEnd: @escaping () throws -> Void
  ) -> (outcome: SendOutcome, wasIdle: Bool) {
    let (talk, failure, words) = converse(message, beforeEnd) { connection, host in
      cshim_send(connection, envelope.from, envelope.to, host)
    }
    return (talk.outcome(failure, words: words), wasIdle: !talk.isHeard && !lastWasNew)
  }

  private var lastWasNew = true

  private func converse(
    _ message: [UInt8], _ beforeEnd: @escaping () throws -> Void,
    _ body: (OpaquePointer, UnsafeMutableRawPointer) -> cshim_failure
  ) -> (SMTPConversation, cshim_failure, words: String) {
    let talk = SMTPConversation(
      message: message, login: login, isLoggedIn: isLoggedIn, subject: subject,
      isStopping: isStopping, beforeEnd: beforeEnd)
    guard let connection = opened() else {
      return (talk, CSHIM_UNREACHABLE, "libcurl cannot be set up for \(server.url)")
    }
    let failure = withExtendedLifetime(talk) {
      body(connection, Unmanaged.passUnretained(talk).toOpaque())
    }
    let words = failure == CSHIM_NONE ? "" : self.words(failure, connection)
    lastWasNew = cshim_was_new(connection)
    isLoggedIn = talk.isLoggedIn
    // After a time-out the next reply would be taken for another's; and a message that libcurl holds
    // for unanswered leaves no connection to trust.
    let isTold = talk.reply != nil && talk.repliedStage == talk.stage
    if failure != CSHIM_NONE, failure == CSHIM_TIMEOUT || !isTold { close() }
    return (talk, failure, words)
  }

  private func words(_ failure: cshim_failure, _ connection: OpaquePointer) -> String {
    let words = String(cString: cshim_words(connection)).onOneLine
    return Self.plain(login?.withheld(in: words) ?? words, failure)
  }

  /// What a person can use, with libcurl's words behind it.
  static func plain(_ words: String, _ failure: cshim_failure) -> String {
    guard !words.isEmpty else { return "the connection ended" }
    if words.hasPrefix("Too large response") {
      return "the server's answer is longer than any answer is read (libcurl: \(words))"
    }
    return failure == CSHIM_LOST
      ? "the server closed the connection in the middle of its answer (libcurl: \(words))" : words
  }

  private func opened() -> OpaquePointer? {
    if let connection { return connection }
    connection = server.withSettings(url: server.url, login) { cshim_connect(&$0, Self.events) }
    return connection
  }

  /// C functions, which find their conversation in `host`.
  private static var events: cshim_events {
    cshim_events(
      reply: { host, line, length in
        guard let host, let line else { return false }
        let bytes = UnsafeRawBufferPointer(start: line, count: length)
        conversation(host).heard(String(decoding: bytes, as: UTF8.self))
        return true
      },
      command: { host, command in
        guard let host, let stage = SMTPConversation.Stage(rawValue: Int(command) + 1) else {
          return
        }
        conversation(host).commandSent(stage)
      },
      body: { host, buffer, size in
        guard let host, let buffer else { return -1 }
        return conversation(host).fill(
          UnsafeMutableRawBufferPointer(start: buffer, count: size))
      },
      stops: { host in
        guard let host else { return true }
        return conversation(host).breaksOff()
      })
  }
}

/// What C calls back, which may hold nothing of its surroundings.
private func conversation(_ host: UnsafeMutableRawPointer) -> SMTPConversation {
  Unmanaged<SMTPConversation>.fromOpaque(host).takeUnretainedValue()
}
