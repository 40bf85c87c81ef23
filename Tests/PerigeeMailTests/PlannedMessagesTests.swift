import PerigeeCore
import Testing

@testable import PerigeeMail

@Suite("The messages of a plan")
struct PlannedMessagesTests {
  private static let anna = EmailAddress(normalised: "anna@acme.example")
  private static let ada = EmailAddress(normalised: "ada@example.org")
  private static let bob = EmailAddress(normalised: "bob@example.org")

  /// An email, a task, an email without a subject and one with its own, a day apart; for Ada and Bob.
  private static func plan(
    subject: String = "Hello", signature: Signature? = nil, replyTo: String? = nil,
    unsubscribe: Bool = false, digest: Character = "a"
  ) throws -> Plan {
    let body = try Template("Body")
    let sender = Sender(
      email: anna, name: "Anna", zone: .utc, signature: signature,
      replyTo: replyTo.map { EmailAddress(normalised: $0) })
    let steps = [
      Step.Content.email(EmailTemplate(subject: try Template(subject), text: body)), .task(body),
      .email(EmailTemplate(subject: nil, text: nil, html: try Template("<p>Hi</p>"))),
      .email(EmailTemplate(subject: try Template("Other"), text: body)),
    ].map { Step(content: $0) }
    let times = (0..<8).map { Sample.instant + Int64($0) * Milliseconds.day }
    var contacts = TextColumn()
    for contact in [ada, bob] { contacts.append(contact.text.utf8) }
    let secret = Unsubscribe(
      mailto: EmailAddress(normalised: "out@acme.example"), key: .environment("KEY"), keyID: "k1")
    return Plan(
      request: PlanRequest(
        sequence: "intro", contacts: .list("all"), senders: .me, start: Sample.instant,
        mode: .asSoonAsPossible, now: Sample.instant, user: anna),
      team: Team(
        zone: .utc, senders: [sender], defaultUser: anna, unsubscribe: unsubscribe ? secret : nil),
      sequence: EmailSequence(name: "intro", steps: steps), horizon: times[7],
      provenance: PlanProvenance(contacts: "", senders: ""),
      senders: [PlannedSender(sender: sender, enrollments: 0..<2)],
      contactIDs: [Contact.ID(1), Contact.ID(2)], contacts: contacts, previousOwners: [-1, -1],
      ownerNames: [], variables: [], values: [], times: times, edits: [:], excluded: [],
      digest: try #require(Digest(String(repeating: digest, count: 64))))
  }

  private static func messages(
    _ plan: Plan, to contact: EmailAddress = ada, key: UnsubscribeKey? = nil
  ) throws -> [PlannedMessage] {
    try #require(try plan.messages(to: contact, key: key))
  }

  @Test("Follow-ups are in the thread of the first, and tasks are no messages")
  func threads() throws {
    let messages = try Self.messages(Self.plan())
    #expect(messages.map(\.step) == [1, 3, 4])
    let first = messages[0].message.id
    #expect(messages.map(\.message.inReplyTo) == [nil, first, first])
    #expect(messages.map(\.message.email.subject) == ["Hello", "Re: Hello", "Other"])
    #expect(Set(messages.map(\.message.id)).count == 3)
    #expect(
      messages.map(\.message.date) == [0, 2, 3].map { Sample.instant + $0 * Milliseconds.day })
  }

  @Test("A subject that is an answer's already is not made one again")
  func answers() throws {
    let messages = try Self.messages(Self.plan(subject: "RE: Hello"))
    #expect(messages.map(\.message.email.subject) == ["RE: Hello", "RE: Hello", "Other"])
  }

  @Test("An identifier comes from digest, contact and step, and from nothing else")
  func identifiers() throws {
    let ids = try Self.messages(Self.plan()).map(\.message.id.text)
    #expect(try Self.messages(Self.plan(subject: "Other words")).map(\.message.id.text) == ids)
    let others =
      try Self.messages(Self.plan(), to: Self.bob).map(\.message.id.text)
      + Self.messages(Self.plan(digest: "b")).map(\.message.id.text)
    #expect(Set(ids + others).count == 9)
    // It is in emails that have gone: a change would part threads and resend what went.
    #expect(ids[0] == "0f503b9a1e8c286f3b9562432ad67abd@acme.example")
  }

  @Test("Signature, reply-to and the link to unsubscribe come from the team")
  func team() throws {
    let signature = Signature(text: "Anna <3\nAcme\n")
    let key = UnsubscribeKey(id: "k1", bytes: [1, 2, 3])
    let plan = try Self.plan(
      signature: signature, replyTo: "answers@acme.example", unsubscribe: true)
    let messages = try Self.messages(plan, key: key)
    #expect(messages[0].message.email.text == "Body\n\n-- \nAnna <3\nAcme\n")
    #expect(
      messages[1].message.email.html
        == "<p>Hi</p>\n<div>-- <br>\nAnna &lt;3<br>\nAcme</div>\n")
    let token = UnsubscribeToken(contact: Self.ada, keyID: "k1", key: [1, 2, 3])
    for message in messages.map(\.message) {
      #expect(message.replyTo?.text == "answers@acme.example")
      #expect(message.unsubscribe?.token == token)
      let text = String(decoding: try message.encoded(), as: UTF8.self)
      #expect(text.contains("\r\nReply-To: answers@acme.example\r\n"))
      #expect(text.contains("\r\nList-Unsubscribe: <mailto:out@acme.example?subject="))
    }
    #expect(try Self.messages(plan).allSatisfy { $0.message.unsubscribe == nil })
    #expect(try Self.messages(Self.plan(), key: key).allSatisfy { $0.message.unsubscribe == nil })
  }

  @Test("Who is not in the plan gets nothing")
  func stranger() throws {
    #expect(try Self.plan().messages(to: EmailAddress("eve@example.org"), key: nil) == nil)
  }
}
