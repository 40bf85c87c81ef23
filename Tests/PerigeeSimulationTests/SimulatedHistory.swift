import PerigeeCore
import PerigeeDispatch
import PerigeeMail
import PerigeeSession
import PerigeeSimulation
import PerigeeWorkspace
import TestSupport

/// Months of a team's life under a virtual clock, everything in it drawn from one seed: settings,
/// engagements, what people do by hand, what goes wrong. Whatever happens, the promises of
/// sending hold, by what the server saw.
final class SimulatedHistory {
  private(set) var broken: [BrokenPromise] = []
  /// What happened, a line each: the same for the same seed.
  private(set) var lines: [String] = []

  var random: SplitMix64
  let workspace: Workspace
  let store: MortalStore
  var settings: SimulatedTeam
  var now: Instant
  /// What the server knows, by Message-ID.
  var records: [MessageID: ServerRecord] = [:]
  /// Which step an email is, and of which enrollment, by Message-ID.
  private(set) var places: [MessageID: Place] = [:]
  /// From when nobody may write to a contact any more.
  var silent: [EmailAddress: Instant] = [:]
  /// Mails that are on their way back, in order.
  var answers: [SimulatedAnswer] = []
  /// Until when nobody may write to a contact who is away.
  var away: [EmailAddress: Instant] = [:]
  /// Who unsubscribed, and is in no plan any more.
  var gone: Set<EmailAddress> = []
  /// Carries runs of automations out; nil where the history has none.
  var carryOut: Simulation.CarryOut?
  /// The newest engagement whose Message-IDs are known, of those that automations make.
  var learned = Engagement.ID(0)
  /// Not while there is a backup: what was engaged since, and sent, no database knows any more once it is
  /// restored.
  var mayEngage = true
  /// Who is paused.
  var paused: Set<EmailAddress> = []
  var isHeld = false
  private var leases: Int64 = 1

  struct Place: Hashable {
    var engagement: Engagement.ID
    var enrollment: Enrollment.ID
    var step: Int
    var after: Int
  }

  static let sequences = [
    "one":
      "{ subject = 'Hi {{ first_name }}', body = 'A' }, { after = 2, body = 'B' }, { after = 1, body = 'C' }",
    "two":
      "{ subject = 'Hi', body = 'A' }, { after = 1, task = 'Call' }, { after = 1, body = 'B' }",
    "three": "{ subject = 'Hi', body = 'A' }, { after = 0, at = '16:00', body = 'B' }",
  ]

  init(seed: Int, workspace: Workspace, store: any Store) throws {
    random = SplitMix64(seed: UInt64(seed))
    self.workspace = workspace
    self.store = MortalStore(store)
    settings = try SimulatedTeam(using: &random)
    // Before the clocks change in America, in Europe, and in New Zealand.
    now = try Instant(rfc3339: "2026-03-02T05:00:00Z") + Int64(seed % 28) * Milliseconds.day
    var batch = ContactBatch(variables: ["first_name"])
    for index in 0..<12 {
      batch.emails.append(Self.contact(index).text.utf8)
      batch.owners.append("".utf8)
      batch.statuses.append(nil)
      batch.columns[0].append("N\(index)".utf8)
    }
    _ = try store.write { try $0.upsert(batch, onExisting: .fill, list: nil) }
  }

  static func contact(_ index: Int) -> EmailAddress {
    EmailAddress(normalised: "c\(index)@d\(index % 4).example")
  }

  func session() throws -> Session {
    try Session(
      workspace: workspace.with(settings.team), user: nil, now: now, openStore: { [store] in store }
    )
  }

  func note(_ words: String) { lines.append("\(now.milliseconds) \(words)") }

  func fail(_ number: Int, _ words: String) {
    broken.append(BrokenPromise(number: number, at: now, words: words))
  }

  // MARK: Dispatching

  /// Lets a dispatcher run until `end`, and begins another one whenever one dies.
  func dispatch(until end: Instant) throws {
    while now < end {
      store.isDead = false
      leases += 1
      let desk = SendingDesk(
        store: store, team: settings.team, user: SimulatedTeam.boss,
        settings: DispatchSettings(sessionsPerSender: 1, sessions: 1),
        now: { [unowned self] in now })
      do {
        try run(desk, until: end)
      } catch is MortalStore.Dead {
        note("died")
      } catch DispatchError.leaseLost {
        note("was overtaken")
      } catch DispatchError.held {
        now = end
      }
    }
    store.isDead = false
    check()
  }

  private func run(_ desk: SendingDesk, until end: Instant) throws {
    let holder = DispatchLease.Holder(host: "here", process: leases, start: "")
    try desk.open(as: holder, at: now) { _ in true }
    var isOver = false
    let dispatcher = Dispatcher(
      desk, senders: settings.senders, leaseNow: { [now] in now },
      transport: { [unowned self] _ in FaultyServer(self) })
    try dispatcher.run(
      once: false, isStopping: { isOver },
      rest: { [unowned self] _ in
        let next =
          try [nextMoment(), answers.first?.at, nextAutomation()]
          .compactMap(\.self).min() ?? end
        isOver = next >= end
        now = min(max(now, next), end)
        try comeBack()
        return true
      })
    try desk.close()
  }

  /// When something may go, or may be tried again.
  private func nextMoment() throws -> Instant {
    try store.read { reader in
      try settings.senders.compactMap { try reader.nextEmail(of: $0.email) }
        .map { $0 > now ? $0 : now + 20 * Milliseconds.minute }.min()
    } ?? now + Milliseconds.day
  }

  /// Somebody else takes the lease, as after a sleep of this process.
  func overtake() throws {
    leases += 1
    let holder = DispatchLease.Holder(host: "here", process: leases, start: "")
    _ = try store.disk.write {
      try $0.takeLease(
        for: holder, now: now, until: now + Milliseconds.minute, isGone: { _ in true })
    }
  }

  // MARK: What is known of emails

  /// Learns the Message-IDs of an engagement.
  func learn(_ id: Engagement.ID, _ contacts: [EmailAddress]) throws {
    try store.read { reader in
      guard let engagement = try reader.engagement(.id(id)) else { return }
      for contact in contacts {
        for enrollment in try reader.enrollments(of: contact) where enrollment.engagement == id {
          for (index, step) in engagement.steps(of: enrollment).enumerated() where step.isEmail {
            places[engagement.messageID(index + 1, of: enrollment)] = Place(
              engagement: id, enrollment: enrollment.id, step: index + 1, after: step.after)
          }
        }
      }
    }
  }

  // MARK: Promises

  /// What must hold when an email has reached the server.
  func taken(_ id: MessageID) {
    guard let record = records[id], let place = places[id] else {
      return fail(3, "\(id) is of no engagement")
    }
    if record.takenAt.count > 1 { fail(1, "\(id) was taken twice") }
    if isHeld { fail(10, "\(id) went from a database that sends nothing") }
    if let since = silent[record.contact], since < now { fail(9, "\(record.contact) got \(id)") }
    if paused.contains(record.contact) { fail(9, "\(record.contact) is paused and got \(id)") }
    if let until = away[record.contact], now < until {
      fail(9, "\(record.contact) is away and got \(id)")
    }
    guard let sender = settings.senders.first(where: { $0.email == record.sender }) else {
      return fail(10, "\(record.sender) is no sender")
    }
    if !isOpen(sender) { fail(10, "\(sender.email) sent outside of its hours") }
    checkQuota(of: sender)
    checkOrder(place, record, sender)
  }

  /// The window's own words, and not what the program makes of them.
  private func isOpen(_ sender: Sender) -> Bool {
    let local = sender.zone.local(now)
    return sender.window.days.contains(local.day.weekday)
      && sender.window.hours.contains(local.hour)
  }

  private func checkQuota(of sender: Sender) {
    let moments = records.values.filter { $0.sender == sender.email }.flatMap(\.takenAt)
    for (limit, length) in [
      (sender.quota.perHour, Milliseconds.hour), (sender.quota.perDay, Milliseconds.day),
    ] {
      let count = moments.count { now - length < $0 && $0 <= now }
      if count > limit ?? .max { fail(11, "\(sender.email) sent \(count) of \(limit ?? 0)") }
    }
  }

  private func checkOrder(_ place: Place, _ record: ServerRecord, _ sender: Sender) {
    let siblings = places.filter { $0.value.enrollment == place.enrollment }
    for (id, other) in siblings where records[id]?.takenAt.isEmpty == false {
      if other.step > place.step { fail(7, "step \(place.step) went after step \(other.step)") }
      guard other.step == place.step - 1, let before = records[id]?.takenAt.last else { continue }
      let days = sender.zone.localDay(of: now).number - sender.zone.localDay(of: before).number
      if days < place.after { fail(7, "step \(place.step) went \(days) days after the last") }
    }
  }

  /// What must hold whenever nobody has anything in hand.
  func check() {
    do {
      try store.read { reader in
        for index in 0..<12 {
          let enrollments = try reader.enrollments(of: Self.contact(index))
          if enrollments.count(where: \.state.isLive) > 1 {
            fail(13, "\(Self.contact(index)) is live twice")
          }
          for enrollment in enrollments { try check(enrollment, reader) }
        }
      }
    } catch {
      fail(2, "the store cannot be read: \(error)")
    }
  }

  /// "`sent` is true …, and so is *not sent*."
  private func check(_ enrollment: Enrollment, _ reader: any StoreReader) throws {
    guard !isHeld, let engagement = try reader.engagement(.id(enrollment.engagement)) else {
      return
    }
    for sending in enrollment.sendings where sending.isEmail {
      let id = engagement.messageID(sending.step, of: enrollment)
      let isTaken = records[id]?.takenAt.isEmpty == false
      switch sending.state {
      case .sent where !isTaken: fail(3, "\(id) is sent, and the server has it not")
      case .planned, .claimed, .cancelled, .failed:
        if isTaken { fail(3, "\(id) is \(sending.state), and the server has it") }
      case .committing where !store.isDead: break
      default: break
      }
    }
  }

  func isAtRest() throws -> Bool {
    try store.read { reader in
      try (0..<12).allSatisfy { index in
        try reader.enrollments(of: Self.contact(index)).allSatisfy { enrollment in
          enrollment.sendings.allSatisfy(\.state.isOutcome)
        }
      }
    }
  }

  /// What must hold when everything has come to rest.
  func checkRest() throws {
    try store.read { reader in
      for index in 0..<12 {
        for enrollment in try reader.enrollments(of: Self.contact(index)) {
          for sending in enrollment.sendings where !sending.state.isOutcome {
            if sending.state != .unknown {
              fail(2, "step \(sending.step) of \(enrollment.contact) is \(sending.state) at rest")
            }
          }
        }
      }
    }
  }
}
