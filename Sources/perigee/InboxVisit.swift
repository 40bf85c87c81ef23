import PerigeeCore
import PerigeeInbox
import PerigeeMail
import PerigeeSession
import PerigeeTransport
import PerigeeWorkspace

/// One reading of a sender's inbox, from where the last one ended.
struct InboxVisit: Sendable {
  let sender: Sender
  /// The workspace's.
  let folder: String
  /// Nil where it was never read.
  let known: MailboxReading?
  /// When the sender's first email went: nothing came back before it.
  let firstEmail: Instant?
  let reader: MailReader
  let now: Instant

  /// Mails that are handed on together, and bytes of them.
  private static let batch = (mails: 25, bytes: 4 << 20)

  init(of sender: Sender, _ session: Session, now: Instant) throws {
    let stored = try session.reading(of: sender.email, folder: IMAPMailbox.inbox)
    self.sender = sender
    folder = session.workspace.directory
    known = stored.reading
    firstEmail = stored.firstEmail
    reader = MailReader(ownAddresses: session.team.senders.map(\.email.text))
    self.now = now
  }

  /// Reads to the end, or to the first fault, which the last thing handed on tells.
  /// - Parameters:
  ///   - isStopping: asked several times a second.
  ///   - take: keeps mails with how far the mailbox is read then.
  func run(
    isStopping: @escaping () -> Bool, _ take: ([ReadMail], MailboxReading) throws -> Void
  ) throws {
    var reading = known ?? MailboxReading(account: sender.email, folder: IMAPMailbox.inbox)
    var mails: [ReadMail] = []
    do {
      try read(&reading, &mails, isStopping: isStopping, take)
      (reading.halt, reading.trouble) = (nil, reading.unreadWords)
      if reading.trouble == nil { reading.readAt = now }
    } catch IMAPFault.stopped {
      // Nobody's trouble: the next reading goes on here.
    } catch let fault as IMAPFault {
      reading.trouble = "\(fault)"
      reading.halt = fault.halts ? .init(at: now, why: "\(fault)") : nil
    } catch let fault as any SenderFault {
      reading.trouble = fault.message
      reading.halt = .init(at: now, why: fault.message)
    }
    try take(mails, reading)
  }

  private func read(
    _ reading: inout MailboxReading, _ mails: inout [ReadMail], isStopping: @escaping () -> Bool,
    _ take: ([ReadMail], MailboxReading) throws -> Void
  ) throws {
    let mailbox = try IMAPMailbox(of: sender, folder: folder, isStopping: isStopping)
    defer { mailbox.close() }
    var size = 0
    let (new, last) = try uids(mailbox, &reading)
    for uid in reading.order(with: new) {
      size += try read(uid, mailbox, &reading, &mails)
      reading.next = max(reading.next, uid + 1)
      guard mails.count >= Self.batch.mails || size >= Self.batch.bytes else { continue }
      try take(mails, reading)
      (mails, size) = ([], 0)
    }
    reading.next = max(reading.next, last + 1)
  }

  /// What is to be read, and behind which mail it ends: the place is where a mail was, and never what the
  /// server only announces.
  ///
  /// Where the server numbers anew, everything since the first email is read again: copies do nothing.
  private func uids(
    _ mailbox: IMAPMailbox, _ reading: inout MailboxReading
  ) throws -> (new: [Int64], last: Int64) {
    if let validity = mailbox.uidValidity, validity == reading.uidValidity,
      try !hasGoneBack(mailbox, reading)
    {
      return (try mailbox.uids(from: reading.next), 0)
    }
    let last = try mailbox.lastUID() ?? 0
    (reading.uidValidity, reading.next, reading.unread) = (mailbox.uidValidity ?? 0, 1, [])
    guard let firstEmail else { return ([], last) }
    // Servers' clocks are their own.
    let since = Zone.utc.localDay(of: firstEmail).adding(days: -1)
    return (try mailbox.uids(from: 1, since: since), last)
  }

  /// Whether the mailbox is another one with the numbers of the old: one that was put back from a backup.
  private func hasGoneBack(_ mailbox: IMAPMailbox, _ reading: MailboxReading) throws -> Bool {
    guard let next = mailbox.uidNext, next < reading.next else { return false }
    return try (mailbox.lastUID() ?? 0) + 1 < reading.next
  }

  /// Reads one mail. One that the server has and does not give, for now or for good, keeps no other from
  /// being read: it is asked for again at the next readings, and in the end it is listed.
  /// - Returns: how many bytes it has.
  private func read(
    _ uid: Int64, _ mailbox: IMAPMailbox, _ reading: inout MailboxReading,
    _ mails: inout [ReadMail]
  ) throws -> Int {
    let place = Incoming.Place(
      account: sender.email, folder: IMAPMailbox.inbox, uidValidity: mailbox.uidValidity ?? 0,
      uid: uid)
    do {
      let mail = try mailbox.mail(uid, limit: Bounds.mail)
      reading.found(uid)
      guard let mail else { return 0 }
      mails.append(ReadMail(place: place, reading: reader.read(mail.bytes)))
      return mail.bytes.count
    } catch let fault as IMAPFault where fault != .stopped {
      guard let isGivenUp = reading.miss(uid, because: "\(fault)", at: now) else { throw fault }
      if isGivenUp { mails.append(Self.unreadable(place, fault)) }
      guard case .refused = fault else { throw fault }
      return 0
    }
  }

  private static func unreadable(_ place: Incoming.Place, _ fault: IMAPFault) -> ReadMail {
    let words = "mail \(place.uid) of \(place.uidValidity): \(fault)"
    let reading = MailReading(
      verdict: .other, evidence: [words], sender: nil, subject: "", date: nil, messageID: nil,
      excerpt: words)
    return ReadMail(place: place, reading: reading)
  }
}

/// What keeps a sender's mailbox from being read before any server is asked.
protocol SenderFault: ReportableError {}
extension SenderServerError: SenderFault {}
extension SecretError: SenderFault {}

extension IMAPMailbox {
  /// A sender's, with the secret as it is now.
  /// - Throws: `IMAPFault`, `SenderServerError`, `SecretError`.
  convenience init(
    of sender: Sender, folder: String, isStopping: @escaping () -> Bool
  ) throws {
    guard let access = sender.imap else { throw SenderServerError.noServer }
    var server = MailServer(access, folder: folder, clientName: ThisProcess.hostName)
    server.replySeconds = 60
    guard let login = access.login else {
      try self.init(at: server, login: nil, isStopping: isStopping)
      return
    }
    let secret = try SecretReader(folder: folder).read(
      login.secret, of: "the password of imap", at: login.source)
    guard let login = MailLogin(user: login.user, method: login.method, secret: secret) else {
      throw SenderServerError.unusableSecret
    }
    try self.init(at: server, login: login, isStopping: isStopping)
  }
}
