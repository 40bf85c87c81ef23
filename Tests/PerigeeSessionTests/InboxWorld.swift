import PerigeeCore
import PerigeeSession
import PerigeeWorkspace
import TestSupport

/// A workspace in which every contact has got the first of three emails, and mails that come back.
final class InboxWorld {
  static let monday = "2026-11-23T08:40:00+01:00"

  let store = MemoryStore()
  private let folder: TemporaryWorkspace
  private(set) var session: Session

  private static let files = [
    "sequences/intro.lua": Program.sequence(
      "intro",
      steps: """
        { subject = "Hi", body = "Hello" }, { after = 3, body = "Just a word" },
        { after = 3, body = "The last one" }
        """),
    "sequences/again.lua": Program.sequence("again"),
    "c.csv": Program.contacts(6),
  ]

  /// - Parameter first: what the server says of the first emails.
  init(first: DeliveryOutcome = .sent("250 ok")) throws {
    folder = try TemporaryWorkspace(Self.files)
    session = try Session(
      workspace: Workspace.load(at: folder.path), user: nil,
      now: Instant(rfc3339: Self.monday), openStore: { [store] in store })
    var order = ImportOrder(path: "\(folder.path)/c.csv")
    order.list = "all"
    _ = try session.importContacts(order)
    try engage("intro")
    try send(at: "2026-11-23T12:00:00+01:00", as: first)
  }

  var now: Instant { session.now }

  func move(to moment: String) throws { session = session.moved(to: try Instant(rfc3339: moment)) }

  func move(by milliseconds: Int64) { session = session.moved(to: now + milliseconds) }

  func engage(_ sequence: String, only contacts: [EmailAddress]? = nil) throws {
    let plan = try session.plan(
      PlanOrder(
        sequence: sequence,
        contacts: SelectedContacts(contacts.map { .emails($0) } ?? .list("all")),
        senders: .owners))
    _ = try session.engage(plan)
  }

  /// Hands over what is due, which the server takes.
  /// - Parameter outcome: what it says.
  func send(at moment: String, as outcome: DeliveryOutcome = .sent("250 ok")) throws {
    try move(to: moment)
    try store.write { writer in
      let lease = try writer.takeLease(
        for: .init(host: "here", process: 1, start: "x"), now: now, until: now + 60_000
      ) { _ in true }.lease
      let sender = EmailAddress(normalised: "anna@acme.example")
      let claims = try writer.claim(
        ClaimOrder(
          lease: lease.fence, sender: sender, quota: .default, limit: 50, now: now,
          from: now - Milliseconds.day, user: sender)
      ).claims.map(\.ticket)
      _ = try writer.begin(claims, at: now)
      for claim in claims { _ = try writer.settle(claim, as: outcome, by: sender, at: now) }
    }
  }

  func contact(_ number: Int) -> EmailAddress { EmailAddress(normalised: "c\(number)@x.example") }

  func enrollment(_ number: Int) throws -> Enrollment {
    let all = try store.read { try $0.enrollments(of: contact(number)) }
    guard let last = all.last else { throw UnknownName(kind: .contact, name: "\(number)") }
    return last
  }

  func state(_ number: Int) throws -> EnrollmentState { try enrollment(number).state }

  func status(_ number: Int) throws -> ContactStatus? { try stored(number)?.status }

  @discardableResult
  func set(_ status: ContactStatus, of number: Int) throws -> [EnrollmentChange] {
    var change = ContactChange()
    change.status = status
    return try session.change(contact(number), change)
  }

  func stored(_ number: Int) throws -> Contact? {
    try store.read { try $0.contacts(withEmails: [contact(number)]) }.first
  }

  /// The Message-ID of a contact's email in its first sequence.
  func messageID(_ number: Int, step: Int = 1) throws -> String {
    let (first, engagement) = try store.read { reader -> (Enrollment?, Engagement?) in
      let first = try reader.enrollments(of: contact(number)).first
      return (first, try first.flatMap { try reader.engagement(.id($0.engagement)) })
    }
    guard let first, let engagement else { throw UnknownName(kind: .contact, name: "\(number)") }
    let name = MessageName(plan: engagement.digest, contact: first.contact, step: step)
    return "<\(name.text)@acme.example>"
  }

  private var mails = 0

  /// A mail in the thread of a contact's email, from the contact.
  /// - Parameters:
  ///   - from: nil for the contact.
  ///   - thread: whether it names our Message-ID.
  func mail(
    _ verdict: Verdict, about number: Int, from: String? = nil, thread: Bool = true,
    recipients: [VerdictRecipient] = [], back: String? = nil, step: Int = 1
  ) throws -> ReadMail {
    mails += 1
    return ReadMail(
      place: nil,
      reading: MailReading(
        verdict: verdict, recipients: recipients, returnDate: back.flatMap { Day(iso: $0) },
        evidence: ["because"], sender: from ?? contact(number).text, subject: "Re: Hi",
        date: now, messageID: "<\(mails)@x.example>",
        references: thread ? [try messageID(number, step: step)] : [], excerpt: "text \(mails)"))
  }

  /// - Returns: the path.
  func write(_ name: String, _ text: String) throws -> String {
    try folder.folder.write(text, to: name)
    return "\(folder.path)/\(name)"
  }

  @discardableResult
  func take(_ mail: ReadMail) throws -> Incoming? { try session.take([mail]).first }

  func failed(
    _ address: String, _ hardness: VerdictRecipient.Hardness
  ) -> [VerdictRecipient] {
    [VerdictRecipient(address: address, action: .failed, hardness: hardness)]
  }
}
