import PerigeeCore
import TestSupport
import Testing

@Suite("Values as JSON")
struct ValueJSONTests {
  private let paris: Zone
  private let anna: EmailAddress
  private let at: Instant

  init() throws {
    paris = try SystemZones.zone("Europe/Paris")
    anna = try EmailAddress("anna@acme.example")
    at = try Make.instant("2026-11-23 09:00", paris)
  }

  private func text(_ body: (inout JSONWriter) throws -> Void) throws -> String {
    try JSONWriter.text(body)
  }

  @Test("An entry of the log, and the log as a table")
  func log() throws {
    let entry = LogEntry(
      at: at, user: anna, action: .blacklistAdd, subject: "x.example", detail: "say \"no\"")
    #expect(
      try text { try entry.write(to: &$0, zone: paris) } == """
        {
          "at": "2026-11-23T09:00:00.000+01:00",
          "user": "anna@acme.example",
          "action": "blacklist_add",
          "subject": "x.example",
          "detail": "say \\"no\\""
        }

        """)
    #expect(
      [entry].text(zone: paris) == """
        at                     user               action         subject    detail
        Mon 23 Nov 2026 09:00  anna@acme.example  blacklist_add  x.example  say "no"

        """)
    #expect([LogEntry]().text(zone: paris) == "the log is empty\n")
  }

  @Test("An entry of the blacklist, and the blacklist as a table")
  func blacklist() throws {
    let entry = BlacklistEntry(
      subject: .domain("x.example"), reason: .doNotContact, addedBy: anna, addedAt: at)
    #expect(
      try text { try entry.write(to: &$0, zone: paris) } == """
        {
          "entry": "x.example",
          "reason": "do_not_contact",
          "by": "anna@acme.example",
          "at": "2026-11-23T09:00:00.000+01:00"
        }

        """)
    #expect(
      [entry].text(zone: paris) == """
        entry      reason          by                 at
        x.example  do not contact  anna@acme.example  Mon 23 Nov 2026 09:00

        """)
    #expect([BlacklistEntry]().text(zone: paris) == "entry  reason  by  at\n")
  }

  @Test("A contact, in JSON, in CSV and in a table")
  func contact() throws {
    let contact = Contact(
      id: Contact.ID(1), email: try EmailAddress("ann@x.example"), status: .badData,
      variables: ["first_name": "Ann", "last_name": "Lee", "city": "Lyon"])
    let variables = ["city", "company", "first_name"]
    #expect(
      try text { try contact.write(to: &$0, variables: variables) } == """
        {
          "email": "ann@x.example",
          "status": "bad_data",
          "owner": null,
          "variables": {
            "city": "Lyon",
            "first_name": "Ann"
          }
        }

        """)
    #expect(
      Contact.header(variables: variables)
        == ["email", "status", "owner", "lists", "city", "company", "first_name"])
    #expect(
      contact.row(variables: variables, lists: ["spring", "fair; 2026"])
        == ["ann@x.example", "bad_data", "", "spring; fair\\; 2026", "Lyon", "", "Ann"])
    #expect(contact.cells == ["ann@x.example", "bad_data", "–", "Ann Lee", "–"])
  }

  @Test("What an engagement did")
  func engageOutcome() throws {
    let digest = Digester().finish()
    let outcome = EngageOutcome(
      engagement: Engagement.ID(3), enrolled: 2, sendings: 4, isNew: true)
    #expect(
      try text { try outcome.write(to: &$0, digest: digest) } == """
        {
          "engagement": 3,
          "digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "enrolled": 2,
          "sendings": 4
        }

        """)
  }

  @Test("A sequence's report")
  func report() throws {
    let report = SequenceReport(
      sequence: "intro", engagements: 1, states: [.added: 2, .rolledBack: 1],
      senders: [
        .init(
          sender: anna, contacts: 2, planned: 2, states: [.planned: 2, .cancelled: 1], next: at,
          last: nil)
      ],
      steps: [
        .init(
          step: 1, states: [.planned: 2, .committing: 1, .claimed: 2, .cancelled: 1], next: at,
          last: at)
      ],
      next: [.init(contact: try EmailAddress("ann@x.example"), step: 1, sender: anna, at: at)],
      moves: [.resumed: 3], cancelled: [.skipped: 1, .ended(.reply): 2],
      waiting: [.paused: 4, .task(step: 2): 5, .task(step: 1): 6])
    let moment = "\"2026-11-23T09:00:00.000+01:00\""
    #expect(
      try text { try report.write(to: &$0, zone: paris) } == """
        {
          "sequence": "intro",
          "engagements": 1,
          "states": {
            "added": 2,
            "rolled_back": 1
          },
          "sendings": {
            "planned": 2,
            "claimed": 3,
            "sent": 0,
            "failed": 0,
            "cancelled": 1,
            "unknown": 0
          },
          "paused": 0,
          "overdue": 0,
          "moves": {
            "resumed": 3
          },
          "cancelled_by": {
            "reply": 2,
            "skipped": 1
          },
          "waiting": [
            {"cause": "task", "step": 1, "sendings": 6},
            {"cause": "task", "step": 2, "sendings": 5},
            {"cause": "paused", "sendings": 4}
          ],
          "senders": [
            {"email": "anna@acme.example", "contacts": 2, "planned": 2, "sendings": {"planned": 2, \
        "claimed": 0, "sent": 0, "failed": 0, "cancelled": 1, "unknown": 0}, "next": \(moment), \
        "last": null}
          ],
          "steps": [
            {"step": 1, "planned": 2, "cancelled": 1, "sendings": {"planned": 2, "claimed": 3, \
        "sent": 0, "failed": 0, "cancelled": 1, "unknown": 0}, "next": \(moment), \
        "last": \(moment)}
          ],
          "next": [
            {"contact": "ann@x.example", "step": 1, "sender": "anna@acme.example", "at": \(moment)}
          ],
          "warnings": []
        }

        """)
  }

  @Test("Why a contact's emails are where they are")
  func explanation() throws {
    let team = Team(zone: paris, senders: [], defaultUser: anna)
    var sender = try Make.sender("anna", zone: paris)
    sender.quota = Quota(perHour: 1, perDay: nil)
    let request = PlanRequest(
      sequence: "intro", contacts: .list("all"), senders: .me, start: at, mode: .asSoonAsPossible,
      now: at, user: anna)
    let explainer = Explainer(
      team: team, sender: sender, request: request, load: MailboxLoad(own: [at]), starts: [at])
    let explanation = explainer.explain(try Make.steps(), times: [at + Milliseconds.hour])
    #expect(
      try text { try explanation.write(to: &$0, zone: paris) } == """
        [
          {
            "step": 1,
            "wanted": "2026-11-23T09:00:00.000+01:00",
            "at": "2026-11-23T10:00:00.000+01:00",
            "binding": "quota.per_hour",
            "waits": [{"from": "2026-11-23T09:00:00.000+01:00", \
        "to": "2026-11-23T10:00:00.000+01:00", "hours": 1, "cause": "quota.per_hour", \
        "detail": "the sender's quota of 1 an hour"}]
          }
        ]

        """)
  }
}
