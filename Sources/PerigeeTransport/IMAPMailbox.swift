package import PerigeeCore

/// A mailbox as it is examined, once: "flags never touched, not after a reconnect either", for there is none.
///
/// libcurl makes the connection and logs in; what is said then is ours, since libcurl takes a line of a mail
/// that looks like the end of a command for one, and selects what it should examine when it connects again.
package final class IMAPMailbox {
  /// A mail, or its beginning.
  package struct Mail {
    package var uid: Int64
    /// Of the whole mail, as the server says; nil where it does not.
    package var size: Int64?
    package var bytes: [UInt8]
  }

  /// The folder into which answers come; every server has it (RFC 3501).
  package static let inbox = "INBOX"

  private let stream: IMAPStream
  private var reader: IMAPReader
  private var commands = 0
  /// Nil where the server keeps no numbers.
  package private(set) var uidValidity: Int64?
  /// The number that the next mail gets; nil where the server does not say.
  package private(set) var uidNext: Int64?

  /// Connects, logs in and examines.
  /// - Parameter isStopping: asked several times a second, also while the server says nothing.
  /// - Throws: `IMAPFault`.
  package init(
    at server: MailServer, login: MailLogin?, isStopping: @escaping () -> Bool = { false }
  ) throws {
    let stream = try IMAPStream(to: server, login: login, isStopping: isStopping)
    self.stream = stream
    reader = IMAPReader { try stream.receive($0) }
    try command("EXAMINE \(Self.inbox)", .opening) { response in
      uidValidity = response.code("UIDVALIDITY") ?? uidValidity
      uidNext = response.code("UIDNEXT") ?? uidNext
    }
  }

  /// The numbers of mails from `first` on, ascending.
  /// - Parameter since: only those that came on that day or later, by the server's clock.
  /// - Throws: `IMAPFault`.
  package func uids(from first: Int64, since: Day? = nil) throws -> [Int64] {
    if uidNext == first { return [] }
    let condition = since.map { " SINCE \(Self.date($0))" } ?? ""
    // The last mail is in every range that ends with a star.
    return try search("UID \(first):*\(condition)").filter { $0 >= first }.sorted()
  }

  /// The number of the last mail, which no server can have wrong; nil where there is none.
  /// - Throws: `IMAPFault`.
  package func lastUID() throws -> Int64? {
    try search("UID \(IMAPNumber.greatest):*").max()
  }

  private func search(_ condition: String) throws -> Set<Int64> {
    var found: Set<Int64> = []
    try command("UID SEARCH \(condition)", .search) { response in
      guard response.isUntagged, response.word(1) == "SEARCH" else { return }
      let words = response.text.split(separator: UInt8(ascii: " ")).dropFirst(2)
      found.formUnion(words.compactMap(IMAPNumber.read))
    }
    return found
  }

  /// A mail, at most its first `limit` bytes; nil where it is there no more.
  /// - Throws: `IMAPFault`; `.refused` where the server does not give this one, after which others can be
  ///   asked for.
  package func mail(_ uid: Int64, limit: Int) throws -> Mail? {
    var mail: Mail?
    var isThere = false
    try command(
      "UID FETCH \(uid) (UID RFC822.SIZE BODY.PEEK[]<0.\(limit)>)", .mail,
      literals: limit + 4_096, noes: ["NO", "BAD"]
    ) { response in
      guard let fetch = IMAPFetch(response), fetch.uid == uid else { return }
      isThere = true
      if let body = fetch.body { mail = Mail(uid: uid, size: fetch.size, bytes: body) }
    }
    if mail == nil, isThere {
      throw IMAPFault.refused(.mail, said: "it has it and gives no text of it")
    }
    return mail
  }

  /// Says goodbye; whatever comes of it.
  package func close() { try? stream.send("\(nextTag()) LOGOUT\r\n") }

  private func nextTag() -> String {
    commands += 1
    return "P\(commands)"
  }

  /// Says a command and reads to its end.
  /// - Parameter noes: what ends it and leaves the conversation as it was; BAD to a command that every server
  ///   knows says that this is none.
  private func command(
    _ text: String, _ stage: IMAPFault.Stage, literals: Int = 4_096, noes: Set<String> = ["NO"],
    each: (IMAPResponse) -> Void
  ) throws {
    let tag = nextTag()
    try stream.send("\(tag) \(text)\r\n")
    var count = 0
    while true {
      let response = try reader.response(literals: literals)
      if response.isUntagged {
        count += 1
        guard count <= Self.untaggedLimit else { throw IMAPFault.broken("answers without an end") }
        if response.word(1) == "BYE" {
          throw IMAPFault.goodbye(stage, said: words(response, after: 2))
        }
        each(response)
        continue
      }
      // What has another tag answers nothing that was asked.
      guard response.word(0) == tag else { throw IMAPFault.broken("an answer to no command") }
      switch response.word(1) {
      case "OK": return
      case let word where noes.contains(word):
        throw IMAPFault.refused(stage, said: words(response, after: 2))
      default:
        throw IMAPFault.broken("\(stage.words) it answers \(words(response, after: 1))")
      }
    }
  }

  private func words(_ response: IMAPResponse, after count: Int) -> String {
    response.rest(after: count) { stream.withheld($0) }
  }

  /// Responses to one command: what others do meanwhile is told, too.
  private static let untaggedLimit = 10_000

  /// "26-Nov-2026".
  private static func date(_ day: Day) -> String {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let (year, month, number) = day.components
    return "\(number)-\(months[month - 1])-\(padded(year, 4))"
  }
}
