import CCurlShim
import PerigeeCore

/// Bytes to and from an IMAP server, once libcurl has connected and logged in.
///
/// It is used for one visit and thrown away: after an error nothing goes on where it was.
final class IMAPStream {
  private let stream: OpaquePointer
  /// Keeps what C asks.
  private let host: Host
  private let login: MailLogin?

  private final class Host {
    let isStopping: () -> Bool
    init(_ isStopping: @escaping () -> Bool) { self.isStopping = isStopping }
  }

  /// Connects and logs in.
  /// - Throws: `IMAPFault`.
  init(to server: MailServer, login: MailLogin?, isStopping: @escaping () -> Bool) throws {
    let host = Host(isStopping)
    guard let stream = Self.opened(server, login, host) else {
      throw IMAPFault.unreachable("libcurl cannot be set up for \(server.imapURL)")
    }
    (self.stream, self.host, self.login) = (stream, host, login)
    let failure = cshim_stream_connect(stream)
    if failure != CSHIM_NONE { throw fault(failure, isConnecting: true) }
  }

  deinit { cshim_stream_close(stream) }

  private static func opened(
    _ server: MailServer, _ login: MailLogin?, _ host: Host
  ) -> OpaquePointer? {
    server.withSettings(url: server.imapURL, login) { settings in
      cshim_stream_open(
        &settings,
        { pointer in
          guard let pointer else { return true }
          return Unmanaged<Host>.fromOpaque(pointer).takeUnretainedValue().isStopping()
        }, Unmanaged.passUnretained(host).toOpaque())
    }
  }

  /// - Throws: `IMAPFault`.
  func send(_ text: String) throws {
    var text = text
    let failure = text.withUTF8 { bytes in
      cshim_stream_send(
        stream, UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self),
        bytes.count)
    }
    if failure != CSHIM_NONE { throw fault(failure) }
  }

  /// At least one byte.
  /// - Throws: `IMAPFault`.
  func receive(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var received = 0
    let failure = cshim_stream_receive(
      stream, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, &received)
    if failure != CSHIM_NONE { throw fault(failure) }
    return received
  }

  /// What the server said, without the secret.
  func withheld(_ words: String) -> String { login?.withheld(in: words) ?? words }

  private func fault(_ failure: cshim_failure, isConnecting: Bool = false) -> IMAPFault {
    let words = withheld(String(cString: cshim_stream_words(stream))).onOneLine
    let refusal = Refusal(withheld(String(cString: cshim_stream_refusal(stream))).onOneLine)
    if host.isStopping() { return .stopped }
    switch failure {
    case CSHIM_TLS: return .encryption(words)
    case CSHIM_UNREACHABLE: return .unreachable(words)
    case CSHIM_LOGIN_DENIED:
      guard let refusal else { return .login(words) }
      return refusal.isForNow
        ? refusal.fault : .login(refusal.said.isEmpty ? "without a reason" : refusal.said)
    case CSHIM_TIMEOUT: return .lost("no answer in time")
    case CSHIM_LOST where !isConnecting: return .lost("the server closed it")
    default: return isConnecting ? refusal?.fault ?? .lost(words) : .lost(words)
    }
  }

  /// A line by which a server ended the login: "A002 NO [UNAVAILABLE] later", "* BYE go".
  private struct Refusal {
    let isGoodbye: Bool
    let said: String

    /// Nil for an empty line.
    init?(_ line: String) {
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count > 1 else { return nil }
      isGoodbye = words[1].uppercased() == "BYE"
      said = words.count > 2 ? String(words[2]) : ""
    }

    /// Whether it is one for now (RFC 5530).
    var isForNow: Bool {
      let said = said.uppercased()
      return isGoodbye
        || ["[UNAVAILABLE]", "[INUSE]", "[SERVERBUG]", "[LIMIT]", "[CONTACTADMIN]"]
          .contains { said.contains($0) }
    }

    var fault: IMAPFault {
      isGoodbye ? .goodbye(.login, said: said) : .refused(.login, said: said)
    }
  }
}
