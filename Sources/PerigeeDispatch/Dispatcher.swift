import Glibc
package import PerigeeCore
import PerigeeMail

/// Hands due emails to transports until it is told to stop, or until nothing is due.
///
/// One thread writes, the one that runs it; each connection has a thread of its own, so that a slow
/// server delays no other, and the markers of many emails are one commit. In order (`DispatchSettings`), there
/// is the one thread.
package final class Dispatcher {
  private let desk: SendingDesk
  private var senders: [Sender]
  private let makeTransport: (Sender) throws -> any MailTransport
  private let leaseNow: () -> Instant
  private let room = SessionRoom()
  /// By their numbers.
  private var sessions: [EmailAddress: [Int: SendingSession]] = [:]
  private var sessionCount = 0
  /// Those that are to end, or have: their servers or secrets may be others by now.
  private var retired: [Int: SendingSession] = [:]
  private var idle: [EmailAddress: [Int]] = [:]
  private var busy = 0
  private var queues: [EmailAddress: [SendingClaim]] = [:]
  private var hooks: (any EmailHooks)?
  /// What hooks are asked about; a sender without such emails has no entry.
  private var asked: [EmailAddress: [SendingClaim]] = [:]
  /// Senders that had nothing to send, until something changes or a second has passed.
  private var dry: [EmailAddress: Drought] = [:]

  private struct Drought {
    /// By the clock of leases.
    var since: Instant
    /// When there may be something to send; nil for not before something changes.
    var until: Instant?
    /// Whether its next email goes then, and not only a wait ends.
    var isNext = false
  }

  /// When the next emails of senders go, where that was known before the time passed.
  private var foreseen: [EmailAddress: Instant] = [:]

  /// Senders whose server cannot be reached, and the pause that comes after the next failure.
  private var holds: [EmailAddress: (until: Instant, pause: Int64)] = [:]
  /// Senders whose late emails found no slot.
  private var stuck: [EmailAddress: Instant] = [:]
  private var halted: Set<EmailAddress> = []
  private var renewedAt: Instant
  private var lookedAt: Instant?

  /// - Parameters:
  ///   - senders: those whose emails go, all of them sending.
  ///   - hooks: asked about each email that is claimed; nil where the workspace has none.
  ///   - leaseNow: the clock of leases, which runs whatever the desk's says.
  ///   - transport: called for every connection; what it throws halts the sender, with its words.
  package init(
    _ desk: SendingDesk, senders: [Sender], hooks: (any EmailHooks)? = nil,
    leaseNow: @escaping () -> Instant,
    transport: @escaping (Sender) throws -> any MailTransport
  ) {
    self.desk = desk
    self.senders = senders
    self.hooks = hooks
    self.leaseNow = leaseNow
    makeTransport = transport
    renewedAt = leaseNow()
  }

  /// Sends until `isStopping`; with `once`, until nothing that is due can go. The desk is open before, and
  /// is closed by whoever opened it.
  ///
  /// What is in flight is finished in any case, also where this throws; a transport may break off what nobody
  /// has anything of yet.
  /// - Parameters:
  ///   - newTeam: asked once a second; nil where the team is what it was.
  ///   - meanwhile: called several times a second on the thread that writes.
  ///   - rest: called in place of waiting where nothing is in flight and nothing is due, so that a
  ///     clock that is no real one goes on. It is told when the next email goes, nil where none is
  ///     planned, and says whether more than the time has changed. Nil waits.
  package func run(
    once: Bool, isStopping: () -> Bool = { false }, newTeam: () -> NewTeam? = { nil },
    meanwhile: () throws -> Void = {}, rest: ((Instant?) throws -> Bool)? = nil
  ) throws {
    var failure: (any Error)?
    while true {
      do {
        if failure == nil, !isStopping() {
          try meanwhile()
          try handOut(newTeam)
        }
      } catch {
        failure = error
      }
      let isOver = failure != nil || isStopping() || (once && isDry)
      if busy == 0, isOver { break }
      do {
        if let rest, busy == 0, failure == nil, isDry {
          try pass(rest)
        } else {
          // Requests wake it; a stop is seen within a quarter of a second.
          let isOnItsOwn = desk.settings.isInOrder && asked.isEmpty
          let requests = room.takeRequests(waiting: isOnItsOwn ? 0 : 250, gathering: busy / 2)
          try serve(requests, goesOn: failure == nil && !isStopping())
        }
        try renewLease()
      } catch {
        failure = failure ?? error
      }
    }
    closeSessions()
    do { try giveBack() } catch { failure = failure ?? error }
    if let failure { throw failure }
  }

  private func pass(_ rest: (Instant?) throws -> Bool) throws {
    if try rest(dry.values.compactMap(\.until).min()) {
      dry = [:]
      lookedAt = nil
    } else {
      let over = dry.filter { $0.value.until.map { $0 <= desk.now() } ?? false }
      for (email, drought) in over {
        dry[email] = nil
        foreseen[email] = drought.isNext ? drought.until : nil
      }
    }
  }

  private var isDry: Bool {
    asked.isEmpty
      && senders.allSatisfy { dry[$0.email] != nil && (queues[$0.email] ?? []).isEmpty }
  }

  private func renewLease() throws {
    let moment = leaseNow()
    guard moment >= renewedAt + desk.settings.leaseLength / 3 else { return }
    try desk.renew(at: moment)
    renewedAt = moment
  }

  // MARK: Handing out

  private func handOut(_ newTeam: () -> NewTeam?) throws {
    try look(newTeam)
    let open = senders.filter {
      dry[$0.email] == nil && (queues[$0.email] ?? []).isEmpty && asked[$0.email] == nil
    }
    let unknown = open.filter { !isHeld($0.email) && foreseen[$0.email] == nil }
    let next = try desk.nextEmails(of: unknown).merging(foreseen) { $1 }
    foreseen = [:]
    for sender in open { try claim(sender, next[sender.email]) }
    while try !assign() {}
  }

  /// What others changed, once a second.
  private func look(_ newTeam: () -> NewTeam?) throws {
    let moment = leaseNow()
    if let lookedAt, moment < lookedAt + Milliseconds.second, lookedAt <= moment { return }
    lookedAt = moment
    if let new = newTeam() { try take(new) }
    halted = try desk.halted()
    // `--once` looks again only where an outcome may have made room.
    dry = dry.filter {
      $0.value.since > moment - Milliseconds.second && $0.value.since <= moment
    }
  }

  /// Whoever is another one now, or gone, begins anew: with nothing in hand, and with new connections.
  private func take(_ new: NewTeam) throws {
    desk.take(new.team, key: new.key)
    // Who was asked before does not answer any more.
    for email in asked.keys.sorted() { try giveBack(email) }
    hooks = new.hooks
    for sender in senders where !new.senders.contains(sender) {
      try giveBack(sender.email)
      retire(sender.email)
      holds[sender.email] = nil
      stuck[sender.email] = nil
      try desk.note(nil, of: sender.email)
    }
    senders = new.senders
    dry = [:]
  }

  /// - Parameter next: when its next email goes, late ones too; nil where none is planned.
  private func claim(_ sender: Sender, _ next: Instant?) throws {
    let email = sender.email
    guard !isHeld(email) else { return noteDry(email, until: holds[email]?.until) }
    guard let next, next <= desk.now() else {
      try desk.note(nil, of: email)
      return noteDry(email, until: next, isNext: true)
    }
    if sender.isOpen(at: desk.now()) {
      // Many at once, since each claim is a durable commit of its own.
      let claims = try desk.claim(sender, limit: 16 * desk.settings.sessionsPerSender)
      if let hooks { try ask(hooks, claims) } else { queues[email] = claims }
      if !claims.isEmpty { return }
    } else {
      let wait =
        sender.quota.sendsNothing
        ? MailboxWait(until: nil, why: "its quota is 0")
        : MailboxWait(until: sender.nextOpening(after: desk.now()), why: "outside its hours")
      try desk.note(wait, of: email)
    }
    let isMoved = try moveLate(sender, next)
    noteDry(email, until: isMoved ? desk.now() : desk.nextLook(at: email))
  }

  /// Emails go on once the hooks have let them; nobody waits for a hook here.
  private func ask(_ hooks: any EmailHooks, _ claims: [SendingClaim]) throws {
    let questions = try desk.questions(about: claims)
    for question in questions { asked[question.claim.sender, default: []].append(question.claim) }
    // What cannot be asked about cannot be written either, which is told where it is.
    let others = Set(claims).subtracting(questions.map(\.claim))
    for claim in claims where others.contains(claim) {
      queues[claim.sender, default: []].append(claim)
    }
    hooks.ask(questions) { [room] in room.judge($0, $1) }
  }

  private func take(_ judged: [(SendingClaim, HookDecision)]) throws {
    var refused: [(SendingClaim, HookDecision)] = []
    for (claim, decision) in judged {
      // One that was given back meanwhile is nobody's.
      guard let place = asked[claim.sender]?.firstIndex(of: claim) else { continue }
      asked[claim.sender]?.remove(at: place)
      if asked[claim.sender] == [] { asked[claim.sender] = nil }
      dry[claim.sender] = nil
      if decision == .go {
        queues[claim.sender, default: []].append(claim)
      } else {
        refused.append((claim, decision))
      }
    }
    try desk.keepBack(refused)
  }

  /// - Returns: whether it looked for late emails, and moved those for which there is a slot.
  private func moveLate(_ sender: Sender, _ next: Instant) throws -> Bool {
    guard next < desk.now() - desk.settings.grace else { return false }
    if let until = stuck[sender.email], desk.now() < until { return false }
    while try !desk.moveLate(sender) {}
    stuck[sender.email] = desk.now() + Milliseconds.minute
    return true
  }

  private func noteDry(_ email: EmailAddress, until moment: Instant?, isNext: Bool = false) {
    dry[email] = Drought(since: leaseNow(), until: moment, isNext: isNext)
  }

  /// Gives every session that waits an email, as long as there are some.
  /// - Returns: false where a session still waits, since its claim stood no more.
  private func assign() throws -> Bool {
    let pairs = try pairs()
    let sources: [MessageSource?]
    do {
      sources = try desk.sources(of: pairs.map(\.claim))
    } catch {
      // They are given back at the end.
      for pair in pairs { queues[pair.claim.sender, default: []].append(pair.claim) }
      throw error
    }
    var assigned: [(job: SessionRoom.Job, session: Int)] = []
    for (pair, source) in zip(pairs, sources) {
      if let source {
        assigned.append((SessionRoom.Job(claim: pair.claim, source: source), pair.session))
      } else {
        idle[pair.claim.sender, default: []].append(pair.session)
      }
    }
    busy += assigned.count
    if desk.settings.isInOrder {
      for (job, session) in assigned { try send(job, session) }
    } else {
      room.assign(assigned)
    }
    return assigned.count == pairs.count
  }

  /// Sends an email here and now.
  private func send(_ job: SessionRoom.Job, _ session: Int) throws {
    guard let found = sessions[job.claim.sender]?[session] else {
      preconditionFailure("a session that waits is one of its sender's")
    }
    var failure: (any Error)?
    let result = found.send(job) { [desk] ticket in
      do {
        return try desk.write([ticket]) == [true]
      } catch {
        failure = error
        return false
      }
    }
    do {
      try serve([.finished(session: session, result)], goesOn: false)
    } catch {
      throw failure ?? error
    }
    if let failure { throw failure }
  }

  /// Claims, and for each a session that has nothing to do.
  private func pairs() throws -> [(claim: SendingClaim, session: Int)] {
    var pairs: [(claim: SendingClaim, session: Int)] = []
    for sender in senders where !isHeld(sender.email) {
      let email = sender.email
      while busy + pairs.count < desk.settings.sessions, let claim = queues[email]?.first {
        do {
          guard let session = try idleSession(of: sender) else { break }
          queues[email]?.removeFirst()
          pairs.append((claim, session))
        } catch {
          try hold(email, (error as? any ReportableError)?.message ?? "\(error)")
        }
      }
    }
    return pairs
  }

  /// A mailbox that cannot send holds its emails.
  private func hold(_ email: EmailAddress, _ why: String) throws {
    holds[email] = (desk.now() + Milliseconds.minute, Milliseconds.minute)
    try giveBack(email)
    try desk.note(MailboxWait(until: holds[email]?.until, why: why), of: email)
    noteDry(email, until: holds[email]?.until)
  }

  /// A session of the sender without work, made where there may be another; nil where all have some.
  private func idleSession(of sender: Sender) throws -> Int? {
    let email = sender.email
    if let session = idle[email]?.popLast() { return session }
    guard sessions[email, default: [:]].count < desk.settings.sessionsPerSender else { return nil }
    let number = sessionCount
    let session = SendingSession(number, transport: try makeTransport(sender), room: room)
    if !desk.settings.isInOrder { try session.start() }
    sessions[email, default: [:]][number] = session
    sessionCount += 1
    return number
  }

  // MARK: Requests

  /// - Parameter goesOn: whether sessions that are free may begin with what is claimed.
  private func serve(_ requests: [SessionRoom.Request], goesOn: Bool) throws {
    guard !requests.isEmpty else { return }
    var waiting: [Int] = []
    var markers: [SendingTicket] = []
    var results: [SendingDesk.Result] = []
    var judged: [(SendingClaim, HookDecision)] = []
    for request in requests {
      switch request {
      case .begin(let session, let ticket):
        waiting.append(session)
        markers.append(ticket)
      case .finished(let session, let result):
        results.append(result)
        note(result, session)
      case .judged(let claim, let decision): judged.append((claim, decision))
      }
    }
    let failure = goesOn ? assignMeanwhile() : nil
    do {
      let stood = try desk.write(markers, results)
      room.answer(zip(waiting, stood).map { ($0, $1) })
    } catch {
      // "What cannot be recorded is not sent."
      room.answer(waiting.map { ($0, false) })
      // What has its outcome is recorded if anything can be; the error that is told is the first one.
      if !markers.isEmpty, !results.isEmpty { _ = try? desk.write([], results) }
      throw error
    }
    try noteHolds(results)
    if !judged.isEmpty { try take(judged) }
    if let failure { throw failure }
  }

  /// Who is free talks to its server while the outcome of its last email is written: the next marker
  /// comes after that in any case.
  private func assignMeanwhile() -> (any Error)? {
    guard !desk.settings.isInOrder else { return nil }
    do {
      while try !assign() {}
      return nil
    } catch {
      return error
    }
  }

  private func isHeld(_ email: EmailAddress) -> Bool {
    halted.contains(email) || (holds[email].map { desk.now() < $0.until } ?? false)
  }

  private func note(_ result: SendingDesk.Result, _ session: Int) {
    let email = result.claim.sender
    busy -= 1
    if retired[session] == nil {
      idle[email, default: []].append(session)
    } else {
      room.dismiss(session)
    }
    dry[email] = nil
    switch result.outcome {
    case .success(.senderRefused):
      halted.insert(email)
      // Whoever lets it go on may have mended its secret.
      retire(email)
    case .success(.later(.unreachable)), .success(.later(.encryption)):
      let pause = holds[email]?.pause ?? Milliseconds.minute
      holds[email] = (desk.now() + pause, min(2 * pause, 15 * Milliseconds.minute))
    default:
      holds[email] = nil
    }
  }

  /// What cannot go is given back at once, and whoever looks is told why.
  private func noteHolds(_ results: [SendingDesk.Result]) throws {
    // Which of them made it the sender's, the desk has found.
    if results.contains(where: \.isDoubtful) { halted.formUnion(try desk.halted()) }
    for email in Set(results.map(\.claim.sender)) {
      let isHeld = holds[email].map { desk.now() < $0.until } ?? false
      guard isHeld || halted.contains(email) else { continue }
      try giveBack(email)
      let last = results.last { $0.claim.sender == email }
      guard isHeld, case .success(let outcome) = last?.outcome else { continue }
      try desk.note(MailboxWait(until: holds[email]?.until, why: "\(outcome)"), of: email)
    }
  }

  private func giveBack(_ email: EmailAddress) throws {
    let claims =
      (queues.removeValue(forKey: email) ?? []) + (asked.removeValue(forKey: email) ?? [])
    _ = try desk.write([], claims.map { .init(claim: $0, outcome: .success(.brokenOff)) })
  }

  private func giveBack() throws {
    for email in Set(queues.keys).union(asked.keys).sorted() { try giveBack(email) }
  }

  /// The sender's next email goes by a connection of its own; what is in flight is finished first.
  private func retire(_ email: EmailAddress) {
    retired.merge(sessions.removeValue(forKey: email) ?? [:]) { $1 }
    for session in idle.removeValue(forKey: email) ?? [] { room.dismiss(session) }
  }

  private func closeSessions() {
    room.close()
    for session in sessions.values.flatMap(\.values) { session.end() }
    for session in retired.values { session.end() }
  }
}
