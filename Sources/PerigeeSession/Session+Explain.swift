package import PerigeeCore
import PerigeeWorkspace

extension Session {
  /// Everything there is to say about a contact's emails (rule 32).
  /// - Parameter sequence: to be screened for now as well, by its name.
  /// - Throws: `UnknownName` for an address that is no contact's, and for a sequence.
  package func explain(
    _ email: EmailAddress, sequence: String? = nil
  ) throws -> ContactExplanation {
    try store.read { reader in
      guard let contact = try reader.contacts(withEmails: [email]).first else {
        throw UnknownName(kind: .contact, name: email.text)
      }
      let entry = Blacklist(try reader.blacklist()).entry(covering: email)
      let enrollments = try reader.enrollments(of: email).map { try explain($0, reader) }
      return ContactExplanation(
        contact: contact, blacklisted: entry, enrollments: enrollments,
        screened: try sequence.map { try screen(email, for: $0) })
    }
  }

  /// Whom a number means by which errors of rules name a contact.
  /// - Throws: `UnknownName` for a number that is no contact's.
  package func address(of contact: Contact.ID) throws -> EmailAddress {
    var found: EmailAddress?
    if contact.number > 0 {
      var query = ContactQuery()
      (query.after, query.limit) = (Contact.ID(contact.number - 1), 1)
      try store.read { reader in
        try reader.contacts(query) { table in
          guard table.ids.first == contact else { return }
          found = EmailAddress(normalised: table.emails[0])
        }
      }
    }
    guard let found else { throw UnknownName(kind: .contactNumber, name: String(contact.number)) }
    return found
  }

  /// Plans the contact alone, and keeps the reasons. Who sends is not asked: that there is no owner who
  /// could is told apart from what keeps the contact out whoever sends.
  private func screen(
    _ email: EmailAddress, for sequence: String
  ) throws -> ContactExplanation.Screened {
    let contacts = SelectedContacts(.emails([email]))
    var order = PlanOrder(sequence: sequence, contacts: contacts, senders: .owners)
    order.fit = .truncate
    let reasons = try plan(order).plan.excluded.flatMap(\.reasons)
    return ContactExplanation.Screened(
      sequence: sequence, reasons: reasons.filter { !$0.isOfSender },
      ownerReasons: reasons.filter(\.isOfSender))
  }

  private func explain(_ enrollment: Enrollment, _ reader: any StoreReader) throws
    -> ContactExplanation.ExplainedEnrollment
  {
    guard let engagement = try reader.engagement(.id(enrollment.engagement)) else {
      throw UnknownName(kind: .engagement, name: String(enrollment.engagement.number))
    }
    let today = team.sender(enrollment.committedSender)
    let history = try reader.history(of: enrollment.id)
    let moves = try reader.moves(of: enrollment.id)
    let tasks = try reader.taskOutcomes(of: enrollment.id)
    let deliveries = try reader.deliveries(of: enrollment.id)
    var explained = ContactExplanation.ExplainedEnrollment(
      enrollment: enrollment, engagement: engagement, zone: today?.zone ?? team.zone, kept: nil,
      today: today, timeZoneToday: team.zone.name,
      unsubscribeToday: team.unsubscribe?.mailto, explanation: nil, history: history,
      lives: enrollment.sendings.map {
        SendingLife(
          $0, of: enrollment, history: history, moves: moves, tasks: tasks,
          deliveries: deliveries)
      })
    if enrollment.sender != enrollment.committedSender {
      explained.senderZone = team.sender(enrollment.sender)?.zone
    }
    guard let settings = engagement.settings, let kept = settings.sender(enrollment.committedSender)
    else {
      return explained
    }
    let sender = kept.sender(in: try zone(named: kept.timeZone))
    let then = Team(
      zone: try zone(named: settings.timeZone), senders: [sender], defaultUser: sender.email)
    explained.kept = kept
    explained.zone = sender.zone
    explained.explanation = try explanation(enrollment, of: engagement, then, sender, reader)
    return explained
  }

  private func explanation(
    _ enrollment: Enrollment, of engagement: Engagement, _ team: Team, _ sender: Sender,
    _ reader: any StoreReader
  ) throws -> Explanation {
    let times = try committedTimes(
      of: enrollment, steps: engagement.sequence.steps.count, reader)
    let load = try reader.load(
      of: sender.email, from: engagement.request.start - Quota.reach,
      through: (times.max() ?? engagement.request.start) + Quota.reach, upTo: engagement.id)
    // Only a spread keeps contacts back for others that start.
    var starts: [Instant] = []
    if case .spread = engagement.request.mode { starts = try reader.starts(of: engagement.id) }
    let explainer = Explainer(
      team: team, sender: sender, request: engagement.request, load: load,
      starts: starts)
    return explainer.explain(engagement.sequence.steps, times: times)
  }

  /// The moments that the plan of the enrollment has, whatever has moved since: of a step behind a task
  /// too, which was committed without one.
  private func committedTimes(
    of enrollment: Enrollment, steps: Int, _ reader: any StoreReader
  ) throws -> [Instant] {
    let moves = try reader.moves(of: enrollment.id)
    var times: [Instant] = []
    // A step that an upgrade has added had no moment then, nor has anything behind it.
    for sending in enrollment.sendings.prefix(steps) {
      let first = moves.first { $0.step == sending.step }
      guard let at = first.map(\.from) ?? sending.at else { break }
      times.append(at)
    }
    return times
  }

  /// A zone that a plan was made under; today's settings have most of them.
  private func zone(named name: String) throws -> Zone {
    let known = [team.zone] + team.senders.map(\.zone)
    return try known.first { $0.name == name } ?? ZoneDirectory.system.zone(named: name)
  }
}

extension Exclusion {
  /// It depends on who sends.
  fileprivate var isOfSender: Bool {
    switch self {
    case .noSender, .horizon: true
    default: false
    }
  }
}
