package import PerigeeCore
import PerigeeDispatch
import PerigeeMail
package import PerigeeSession

/// The real planner, dispatcher, state machine and store under a virtual clock, with recipients who are
/// not there: months in seconds.
///
/// It works on the store of its session, which is a copy that nobody else has.
package final class Simulation {
  private let session: Session
  private let recipients: SimulatedRecipients
  private let end: Instant
  private var now: Instant
  private var isOver = false
  private var agenda = Agenda<MailReading>()
  /// How many emails each contact got.
  private var emails: [EmailAddress: Int] = [:]
  private var tally = SimulationTally()
  private let carryOut: CarryOut?
  /// Told at each new day how many are over.
  package var progress: Session.Progress?
  /// When automations are looked at next, whatever happens.
  private var nextAutomation: Instant?
  /// The newest event that automations were looked at after.
  private var seenEvent: Int64?
  /// The day on which it was last looked who does not answer.
  private var silenceDay: Day?
  /// Proposals that somebody has decided about.
  private var decided: Set<PlanProposal.ID> = []

  /// Carries a run of an automation out that has begun, in the session, and settles it.
  package typealias CarryOut = (AutomationRun, Session) throws -> Void

  /// - Parameters:
  ///   - session: of a copy of the store; its moment is where the simulation begins.
  ///   - end: nothing happens after it.
  ///   - carryOut: nil leaves automations out.
  package init(
    _ session: Session, recipients: SimulatedRecipients, until end: Instant,
    carryOut: CarryOut? = nil
  ) {
    self.carryOut = session.hasAutomations ? carryOut : nil
    self.session = session
    self.recipients = recipients
    self.end = end
    now = session.now
  }

  /// Where a simulation ends that has `day`, in the team's zone, as its last day; nil where that is over,
  /// or more than three years ahead.
  package static func end(of day: Day, for session: Session) -> Instant? {
    let end = session.team.zone.start(of: day.adding(days: 1))
    let isPossible = end > session.now && end <= session.now + 3 * 366 * Milliseconds.day
    return isPossible ? end : nil
  }

  /// Lets the time pass.
  /// - Throws: what `Session.checkpoint` throws, `StoreError`, `DispatchError`.
  package func run() throws -> SimulationResult {
    let settings = DispatchSettings(sessionsPerSender: 1, sessions: 1)
    let desk = SendingDesk(
      store: try session.store, team: session.team, user: session.user.email, settings: settings,
      now: { [unowned self] in now }, tell: { [unowned self] in note($0) })
    if carryOut != nil {
      try session.noteAutomations()
      _ = try runAutomations(session)
    }
    let holder = DispatchLease.Holder(host: "simulation", process: 0, start: "")
    try desk.open(as: holder, at: now) { _ in true }
    let dispatcher = Dispatcher(
      desk, senders: session.team.senders.filter(\.isEnabled),
      hooks: HooksAtOnce(session.hooks), leaseNow: { [now] in now }
    ) { [unowned self] _ in server() }
    try dispatcher.run(once: false, isStopping: { isOver }, rest: pass)
    try desk.close()
    return try result()
  }

  private func note(_ event: DispatchEvent) {
    switch event.kind {
    case .sent: tally.sent += 1
    case .bounced: tally.bounces += 1
    case .held: tally.held += 1
    case .moved: tally.moved += event.count ?? 1
    default: break
    }
  }

  // MARK: Recipients

  private func server() -> SimulatedServer {
    SimulatedServer(
      now: { [unowned self] in now },
      answer: { [unowned self] message in
        switch recipients.reaction(of: message.to, to: emails[message.to, default: 0] + 1) {
        case .bounceAtOnce:
          .failed(SMTPReply(code: 550, text: "5.1.1 no such user"), bounced: true)
        default: .sent(SMTPReply(code: 250, text: "2.0.0 taken"))
        }
      },
      took: { [unowned self] in arrived($0) })
  }

  private func arrived(_ taken: SimulatedServer.Taken) {
    let number = emails[taken.to, default: 0] + 1
    emails[taken.to] = number
    if number == 1 { tally.lastFirstEmail = now }
    guard let reaction = recipients.reaction(of: taken.to, to: number),
      let answer = SimulatedAnswer(reaction, to: taken, zone: session.team.zone)
    else { return }
    agenda.add(answer.reading, at: answer.at)
  }

  // MARK: Time

  /// Goes on to the next moment at which anything can happen.
  /// - Parameter email: when the next one goes.
  /// - Returns: whether anything but an email may have happened by then.
  private func pass(_ email: Instant?) throws -> Bool {
    try session.checkpoint()
    let (task, back) = try session.store.read { _ in (try nextTask(), try nextReturn()) }
    let next = [email, agenda.first, task, back, nextAutomation].compactMap(\.self).min()
    guard let next, next <= end else {
      now = end
      isOver = true
      try session.moved(to: now).endSilences()
      return true
    }
    now = max(now, next)
    let isEmailAlone = ![agenda.first, task, back].contains(next)
    let session = session.moved(to: now)
    while let mail = agenda.next(upTo: now) { try receive(mail, session) }
    if let back, back <= now { try session.endPauses() }
    let isNewDay = try endSilences(session)
    if let task, task <= now { try settleTasks(session) }
    let hasRun = try runAutomations(session)
    return !isEmailAlone || isNewDay || hasRun
  }

  /// Looks once a day, since a look reads everybody who has stopped.
  /// - Returns: whether it looked.
  private func endSilences(_ session: Session) throws -> Bool {
    let day = session.team.zone.localDay(of: now)
    guard day != silenceDay else { return false }
    silenceDay = day
    let zone = session.team.zone
    let first = zone.localDay(of: self.session.now).number
    progress?(day.number - first, zone.localDay(of: end).number - first, "days")
    try session.endSilences()
    return true
  }

  // MARK: Automations

  /// Runs what is due, one after the other. A look is several transactions, so that there is one only where
  /// something may have come.
  /// - Returns: whether there was a look.
  private func runAutomations(_ session: Session) throws -> Bool {
    guard let carryOut else { return false }
    let newest = try session.store.read { try $0.newestAutomationEvent() }
    guard newest != seenEvent || nextAutomation.map({ $0 <= now }) ?? false else { return false }
    for _ in 0..<1_000 {
      let run = try session.takeRun(as: Self.holder, isGone: { _ in false })
      guard let run else { break }
      try carryOut(run, session)
      tally.runs += 1
      note(try session.run(run.id).run)
      try approve(session)
    }
    seenEvent = try session.store.read { try $0.newestAutomationEvent() }
    nextAutomation = try session.nextAutomationMoment()
    return true
  }

  private func note(_ run: AutomationRun) {
    guard run.state != .done else { return }
    let first = SimulationTally.Failures(firstError: run.error ?? run.state.words)
    tally.failures[run.automation, default: first].runs += 1
  }

  private static let holder = AutomationRun.Holder(host: "simulation", process: 0, start: "")

  /// People approve what is proposed as soon as it is, where the acting user may.
  private func approve(_ session: Session) throws {
    for proposal in try session.proposals(all: false) where decided.insert(proposal.id).inserted {
      do {
        _ = try session.approve(proposal.id.number, digest: nil)
        tally.approved += 1
      } catch is any ReportableError {
        tally.notApproved += 1
      }
    }
  }

  /// A mail comes in by the door by which all come.
  private func receive(_ mail: MailReading, _ session: Session) throws {
    switch mail.verdict {
    case .reply: tally.replies += 1
    case .bounce: tally.bounces += 1
    case .unsubscribe: tally.unsubscriptions += 1
    default: tally.notices += 1
    }
    try session.take([ReadMail(place: nil, reading: mail)])
  }

  /// When somebody who was away is back.
  private func nextReturn() throws -> Instant? {
    try session.store.read { try $0.pausesOver(at: end, limit: 1).first.map { max($0.until, now) } }
  }

  // MARK: Tasks

  private func nextTask() throws -> Instant? {
    try session.store.read { try $0.tasks(TaskQuery(limit: 1)).first.map { max($0.at, now) } }
  }

  /// People do their tasks when they are due.
  private func settleTasks(_ session: Session) throws {
    while let task = try session.store.read({ try $0.tasks(TaskQuery(limit: 1)).first }),
      task.at <= now
    {
      _ = try session.settleTask(
        of: task.contact, step: task.step, isDone: true, sequence: task.sequence)
      tally.tasks += 1
    }
  }

  // MARK: What came of it

  private func result() throws -> SimulationResult {
    let then = session.moved(to: end)
    let open = try then.store.read { reader in
      try reader.openEnrollments(.senders(reader.liveEnrollments().keys.sorted()))
        .filter { emails[$0.contact] == nil }
    }
    let going = open.filter { then.canSend($0.sender) }
    let planned = going.compactMap { $0.sendings.first(where: \.isEmail)?.at }
      .filter { $0 >= end }.max()
    return SimulationResult(
      start: session.now, tally: tally, lastFirstEmail: planned ?? tally.lastFirstEmail,
      waiting: open.count, stranded: open.count - going.count,
      heldUpReplies: try heldUp(going, then), after: then)
  }

  /// How many of whom a limit alone keeps waiting would have answered.
  private func heldUp(_ waiting: [OpenEnrollment], _ then: Session) throws -> Int {
    var starts: [Engagement.ID: Instant] = [:]
    for id in Set(waiting.map(\.engagement)) {
      starts[id] = try then.store.read { try $0.engagement(.id(id)) }?.request.start
    }
    // Many contacts have one sender and one start.
    var wereOpen: [OpenHours: Bool] = [:]
    return waiting.count { enrollment in
      guard enrollment.state != .paused, let start = starts[enrollment.engagement],
        case .reply = recipients.reaction(of: enrollment.contact, to: 1)
      else { return false }
      let hours = OpenHours(sender: enrollment.sender, start: max(start, session.now))
      if let known = wereOpen[hours] { return known }
      let wasOpen = then.hasOpenHour(of: hours.sender, from: hours.start, before: end)
      wereOpen[hours] = wasOpen
      return wasOpen
    }
  }

  private struct OpenHours: Hashable {
    var sender: EmailAddress
    var start: Instant
  }
}

extension Session {
  /// Whether anything can go from a sender at all.
  fileprivate func canSend(_ address: EmailAddress) -> Bool {
    team.sender(address).map { $0.isEnabled && !$0.quota.sendsNothing } ?? false
  }

  /// Whether its window left a sender an hour.
  fileprivate func hasOpenHour(
    of address: EmailAddress, from start: Instant, before end: Instant
  ) -> Bool {
    guard let sender = team.sender(address), start < end else { return false }
    return !SlotCalendar(zone: sender.zone, window: sender.window, from: start, through: end - 1)
      .starts.isEmpty
  }
}
