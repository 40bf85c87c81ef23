import PerigeeCore
import PerigeeSession

// What people do, drawn.
extension SimulatedHistory {
  /// Weeks of it, then what is left comes to rest.
  func live() throws {
    var backup: (copy: any Store, at: Instant)?
    for _ in 0..<14 {
      mayEngage = backup == nil
      try dispatch(until: now + Int64.random(in: 1...90, using: &random) * Milliseconds.hour)
      // Nobody looks for a while.
      if Int.random(in: 0..<5, using: &random) == 0 {
        now = now + Int64.random(in: 1...40, using: &random) * Milliseconds.hour
      }
      if let kept = backup, Bool.random(using: &random) {
        try restore(kept.copy, madeAt: kept.at)
        backup = nil
      } else if backup == nil, Int.random(in: 0..<6, using: &random) == 0 {
        backup = (try store.scratch(), now)
      } else {
        try act()
      }
      check()
    }
    mayEngage = true
    try comeToRest()
  }

  private func act() throws {
    let contact = Self.contact(Int.random(in: 0..<12, using: &random))
    let session = try session()
    let choice = Int.random(in: 0..<14, using: &random)
    note("choice \(choice) for \(contact)")
    switch choice {
    case 0...3: if mayEngage { try engage(session) }
    case 4:
      _ = try session.addToBlacklist([contact.text], reason: .other)
      silence { $0 == contact }
    case 5:
      _ = try session.addToBlacklist([String(contact.domain)], reason: .other)
      silence { $0.domain == contact.domain }
    case 6: try order(.reply, contact, session)
    case 7: try order(.stop, contact, session)
    case 8: try order(.pause, contact, session)
    case 9, 10: try resume(session)
    case 11:
      settings.change(using: &random)
      let session = try self.session()
      do { _ = try session.replan() } catch SessionError.beyondHorizon {
        note("nothing moved")
      }
    case 12: try doTasks(session)
    default: try wake(session)
    }
  }

  private func engage(_ session: Session) throws {
    let count = Int.random(in: 1...6, using: &random)
    let contacts = (0..<count).map { _ in Self.contact(Int.random(in: 0..<12, using: &random)) }
    let name = Self.sequences.keys.sorted().randomElement(using: &random) ?? "one"
    var order = PlanOrder(
      sequence: name, contacts: SelectedContacts(.emails(contacts)),
      senders: .selected(settings.senders.map(\.email)))
    order.fit = .truncate
    order.seed = UInt64.random(in: 0..<1_000, using: &random)
    if Bool.random(using: &random) { order.mode = .spread(Spread(perDay: 2, perHour: 1)) }
    let proposal = try session.plan(order)
    let plan = proposal.plan
    let all = (0..<plan.count).map(plan.contact) + plan.excluded.map(\.contact)
    if Set(all) != Set(contacts) { fail(14, "\(contacts) were asked for, and \(all) decided") }
    guard plan.count > 0 else { return }
    let outcome = try session.engage(proposal)
    note("engaged \(plan.digest)")
    try learn(outcome.engagement, contacts)
    for row in 0..<plan.count { welcome(plan.contact(row)) }
  }

  private func silence(_ isMeant: (EmailAddress) -> Bool) {
    for index in 0..<12 where isMeant(Self.contact(index)) {
      silent[Self.contact(index)] = silent[Self.contact(index)] ?? now
    }
  }

  private func order(
    _ action: EnrollmentOrder.Action, _ contact: EmailAddress, _ session: Session
  ) throws {
    let outcome = try session.carryOut(
      EnrollmentOrder(action, .contacts(SelectedContacts(.emails([contact])))))
    for change in outcome.changes {
      if action == .pause {
        paused.insert(change.contact)
      } else {
        silent[change.contact] = silent[change.contact] ?? now
      }
    }
  }

  private func resume(_ session: Session) throws {
    let everybody = (0..<12).map(Self.contact)
    do {
      _ = try session.resume(ResumeOrder(SelectedContacts(.emails(everybody))))
      (paused, away) = ([], [:])
    } catch SessionError.beyondHorizon {
      note("nobody resumed")
    }
  }

  private func doTasks(_ session: Session) throws {
    for listed in try session.tasks(TaskQuery()).tasks where listed.task.at <= now {
      _ = try session.settleTask(
        of: listed.task.contact, step: listed.task.step, isDone: Bool.random(using: &random),
        sequence: listed.task.sequence)
    }
  }

  /// Halted senders send again.
  private func wake(_ session: Session) throws {
    for sender in settings.senders { _ = try session.resumeSender(sender.email.text) }
  }

  /// What happened since the backup is forgotten, but not by the server. What people said since is said
  /// again.
  private func restore(_ backup: any Store, madeAt moment: Instant) throws {
    note("restored")
    store.disk = backup
    away = [:]
    learned = Engagement.ID(0)
    let restored = try session()
    try restored.moved(to: moment).holdDispatch()
    isHeld = true
    try dispatch(until: now + Milliseconds.hour)
    for contact in silent.keys.sorted() {
      _ = try restored.addToBlacklist([contact.text], reason: .other)
    }
    let session = try session()
    for contact in paused.sorted() { try order(.pause, contact, session) }
    tryToMove(session)
    _ = try session.releaseDispatch()
    isHeld = false
  }

  /// What moves emails is refused before the release: what the other copy sent would be sent again.
  private func tryToMove(_ session: Session) {
    for move in [resume, doTasks, { _ = try $0.replan() }] as [(Session) throws -> Void] {
      do { try move(session) } catch { note("refused: \(error)") }
    }
  }

  private func comeToRest() throws {
    for _ in 0..<12 {
      let session = try session()
      try wake(session)
      try resume(session)
      try doTasks(session)
      try comeBack()
      try dispatch(until: now + 9 * Milliseconds.day)
      if try isAtRest() { break }
    }
    try checkRest()
    try checkRuns()
  }
}
