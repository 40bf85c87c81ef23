import PerigeeCore
import PerigeeDispatch
import PerigeeMail
import PerigeeSession
import PerigeeSimulation

// What comes back, by the door by which all mail comes, and what automations make of it.
extension SimulatedHistory {
  /// Draws what the recipient of an email does that the server took.
  func answer(_ message: OutgoingMessage) {
    let reaction: Reaction
    switch Int.random(in: 0..<24, using: &random) {
    case 0, 1: reaction = .reply(Int64.random(in: 1...72, using: &random) * Milliseconds.hour)
    case 2: reaction = .outOfOffice(days: Int.random(in: 1...10, using: &random))
    case 3: reaction = .bounceLater(Int64.random(in: 1...60, using: &random) * Milliseconds.minute)
    case 4: reaction = .unsubscribe(Int64.random(in: 1...48, using: &random) * Milliseconds.hour)
    default: return
    }
    let taken = SimulatedServer.Taken(id: message.id, from: message.from, to: message.to, at: now)
    guard let answer = SimulatedAnswer(reaction, to: taken, zone: .utc) else { return }
    answers.append(answer)
    answers.sort { $0.at < $1.at }
  }

  /// Mails that have come, pauses that are over, and automations that are due.
  func comeBack() throws {
    while let answer = answers.first, answer.at <= now {
      answers.removeFirst()
      // Whoever reads a database that sends nothing reads it all the same.
      for incoming in try session().take([ReadMail(place: nil, reading: answer.reading)]) {
        note("mail \(incoming.verdict) of \(answer.reading.sender ?? ""): \(incoming.outcome)")
        follow(incoming)
      }
    }
    if !away.isEmpty { _ = try session().endPauses() }
    try session().endSilences()
    try automate()
  }

  private func follow(_ incoming: Incoming) {
    guard let sender = incoming.reading.sender else { return }
    let contact = EmailAddress(normalised: sender)
    switch incoming.verdict {
    case .reply: silent[contact] = silent[contact] ?? now
    case .unsubscribe:
      silent[contact] = silent[contact] ?? now
      gone.insert(contact)
    case .bounce:
      // One that names no email which the database knows of changes nothing.
      if incoming.contact == contact { silent[contact] = silent[contact] ?? now }
    case .autoReply:
      guard !incoming.effects.isEmpty, let day = incoming.reading.returnDate else { return }
      // The day begins half a day earlier somewhere.
      away[contact] = Zone.utc.start(of: day) - 14 * Milliseconds.hour
    default: break
    }
  }

  // MARK: Automations

  func nextAutomation() throws -> Instant? {
    carryOut == nil || !mayEngage ? nil : try session().nextAutomationMoment()
  }

  private static func holder(_ start: String) -> AutomationRun.Holder {
    AutomationRun.Holder(host: "here", process: 1, start: start)
  }

  private func automate() throws {
    guard let carryOut, mayEngage else { return }
    let session = try session()
    learned = try store.read { try $0.engagements(limit: 1) }.first?.id ?? Engagement.ID(0)
    while let run = try session.takeRun(
      as: Self.holder(String(now.milliseconds)),
      isGone: { [now] in $0.start != String(now.milliseconds) })
    {
      // A process that dies before it has said anything.
      guard Int.random(in: 0..<8, using: &random) > 0 else {
        note("run \(run.id.number) of \(run.automation) died")
        break
      }
      try carryOut(run, session)
      let ended = try session.run(run.id).run
      note("run \(run.id.number) of \(run.automation): \(ended.state) \(ended.error ?? "")")
      try approve(session)
      try learnEngagements()
    }
  }

  private func approve(_ session: Session) throws {
    for proposal in try session.proposals(all: false)
    where Bool.random(using: &random) {
      do { _ = try session.approve(proposal.id.number, digest: nil) } catch is any ReportableError {
        note("proposal \(proposal.id.number) does not stand any more")
      }
    }
  }

  /// Whom automations engaged, and whom they paused.
  private func learnEngagements() throws {
    let everybody = (0..<12).map(Self.contact)
    let new = try store.read { try $0.engagements(limit: 20) }.filter { $0.id > learned }
    for engagement in new.sorted(by: { $0.id < $1.id }) {
      try learn(engagement.id, everybody)
      learned = engagement.id
      for contact in everybody {
        let isIn = try store.read { try $0.enrollments(of: contact) }
          .contains { $0.engagement == engagement.id }
        if isIn { welcome(contact) }
      }
    }
  }

  /// A contact that was engaged anew.
  func welcome(_ contact: EmailAddress) {
    if gone.contains(contact) { fail(9, "\(contact) unsubscribed and is in a plan") }
    (silent[contact], away[contact]) = (nil, nil)
    paused.remove(contact)
  }

  /// "Nothing runs again by itself behind its first effect."
  func checkRuns() throws {
    guard carryOut != nil else { return }
    try store.read { reader in
      let runs = try reader.runs(of: nil, in: nil, since: nil, limit: 100_000)
      for (occurrence, runs) in Dictionary(grouping: runs, by: \.occurrence) where runs.count > 1 {
        fail(16, "occurrence \(occurrence) ran \(runs.count) times")
      }
      let occurrences = try reader.occurrences(of: nil, in: nil, limit: 100_000)
      let keys = occurrences.map { "\($0.automation) \($0.key)" }
      if Set(keys).count != keys.count { fail(16, "a moment has two rows") }
    }
  }
}
