import PerigeeCore
import TestSupport

/// A small team with contacts, from which plans are made as a session makes them.
struct PlanWorld {
  var team: Team
  var sequence: EmailSequence
  var contacts: ContactTable
  var rules = PlanRules()
  var blacklist: [BlacklistEntry] = []
  var edits: [StepEdit] = []
  /// What live enrollments count for, by key and value.
  var held: [String: [String: Int]] = [:]
  var request: PlanRequest

  /// Anna and Bo in Paris; Monday 2026-11-23, 08:40.
  init(
    subject: String = "Hello {{ first_name }}", safeguard: Safeguard = .any,
    variables: [String] = ["first_name"]
  ) throws {
    let paris = try SystemZones.zone("Europe/Paris")
    let senders = try ["anna", "bo"].map { try Make.sender($0, zone: paris) }
    team = Team(zone: paris, senders: senders, defaultUser: senders[0].email)
    let email = EmailTemplate(subject: try Template(subject), text: try Template("Body"))
    sequence = EmailSequence(
      name: "intro", steps: [Step(content: .email(email))], safeguard: safeguard)
    contacts = ContactTable(variables: variables)
    let now = try Make.instant("2026-11-23 08:40", paris)
    request = PlanRequest(
      sequence: "intro", contacts: .list("all"), senders: .me, start: now, mode: .asSoonAsPossible,
      now: now, user: senders[0].email)
  }

  mutating func add(
    _ email: String, values: [String] = ["Ann"], owner: String? = nil,
    status: ContactStatus = .new, bounced: Bool = false, history: ContactHistory = ContactHistory()
  ) throws {
    let owner = try owner.map { try EmailAddress($0) }
    let number = contacts.number(ofOwner: owner)
    contacts.append(
      id: Contact.ID(Int64(contacts.count + 1)), email: email.utf8, owner: number, status: status,
      bounced: bounced, history: history)
    for (column, value) in values.enumerated() { contacts.appendVariable(column, value.utf8) }
  }

  func plan(load: [EmailAddress: [Instant]] = [:]) throws -> Plan {
    var draft = try PlanDraft(
      request: request, team: team, sequence: sequence, rules: rules, blacklist: blacklist,
      edits: edits, provenance: PlanProvenance(contacts: "list all", senders: "me"))
    for (key, counts) in held { draft.hold(counts, by: key) }
    try draft.add(contacts)
    return try draft.plan(load: load.mapValues { MomentRuns($0) })
  }

  /// Codes by contact of everybody who is excluded.
  func exclusions() throws -> [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: try plan().excluded.map { ($0.contact.text, $0.reasons.map(\.code)) })
  }
}
