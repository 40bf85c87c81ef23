package import PerigeeCore
package import PerigeeMail

/// The store's side of dispatching: lease, claims, markers and outcomes, each a transaction. One thread
/// uses it, and it knows no transport.
package final class SendingDesk {
  let store: any Store
  private(set) var team: Team
  let user: EmailAddress
  let settings: DispatchSettings
  private(set) var key: UnsubscribeKey?
  /// The moment by which emails are due.
  let now: () -> Instant
  let tell: (DispatchEvent) -> Void
  private var lease: DispatchLease?
  private var engagements: [Engagement.ID: Engagement] = [:]
  private var waits: [EmailAddress: MailboxWait] = [:]

  /// - Parameters:
  ///   - user: in whose name the store is changed.
  ///   - key: what signs the contacts' tokens; nil where the team has none.
  ///   - now: the moment by which emails are due.
  ///   - tell: told each event once it is committed.
  package init(
    store: any Store, team: Team, user: EmailAddress, settings: DispatchSettings = .init(),
    key: UnsubscribeKey? = nil, now: @escaping () -> Instant,
    tell: @escaping (DispatchEvent) -> Void = { _ in }
  ) {
    self.store = store
    self.team = team
    self.user = user
    self.settings = settings
    self.key = key
    self.now = now
    self.tell = tell
  }

  /// From now on the team is another one, as its file says now.
  func take(_ team: Team, key: UnsubscribeKey?) {
    self.team = team
    self.key = key
    tell(DispatchEvent(.teamRead, at: now()))
  }

  // MARK: The lease

  /// - Parameters:
  ///   - moment: by the clock of leases, which runs whatever `now` says.
  ///   - isGone: whether a holder is known not to live any more.
  /// - Throws: `DispatchError.running`, `.held`.
  package func open(
    as holder: DispatchLease.Holder, at moment: Instant,
    isGone: (DispatchLease.Holder) -> Bool
  ) throws {
    let taken = try store.write {
      try $0.takeLease(
        for: holder, now: moment, until: moment + settings.leaseLength, isGone: isGone)
    }
    lease = taken.lease
    waits = try store.read { try $0.mailboxes() }.compactMapValues(\.wait)
    tell(DispatchEvent(.started, at: now(), count: taken.released))
    for claim in taken.unknown { tell(DispatchEvent(.unknown, at: now(), claim)) }
  }

  /// - Throws: `DispatchError.leaseLost`.
  package func renew(at moment: Instant) throws {
    guard let lease else { throw DispatchError.leaseLost }
    try store.write { try $0.renewLease(lease.fence, until: moment + settings.leaseLength) }
  }

  /// Gives the lease back.
  /// - Throws: `DispatchError.leaseLost` where another one has it.
  package func close() throws {
    guard let lease else { return }
    self.lease = nil
    let isOurs = try store.write { writer in
      let isOurs = try writer.dispatchLease()?.fence == lease.fence
      try writer.endLease(lease.fence)
      return isOurs
    }
    guard isOurs else { throw DispatchError.leaseLost }
    tell(DispatchEvent(.ended, at: now()))
  }

  // MARK: Claims

  /// When the next email of each sender goes, late ones too; none for one that has none planned.
  func nextEmails(of senders: [Sender]) throws -> [EmailAddress: Instant] {
    guard !senders.isEmpty else { return [:] }
    return try store.read { reader in
      try senders.reduce(into: [:]) { $0[$1.email] = try reader.nextEmail(of: $1.email) }
    }
  }

  package func halted() throws -> Set<EmailAddress> {
    let mailboxes = try store.read { try $0.mailboxes() }
    return Set(mailboxes.filter { $0.value.halt != nil }.keys)
  }

  /// Takes emails of `sender` in hand that are due, at most `limit`.
  package func claim(_ sender: Sender, limit: Int) throws -> [SendingClaim] {
    guard let lease else { throw DispatchError.leaseLost }
    let order = ClaimOrder(
      lease: lease.fence, sender: sender.email, quota: sender.quota, limit: limit, now: now(),
      from: now() - settings.grace, user: user)
    let round = try store.write { try $0.claim(order) }
    for change in round.stopped {
      tell(
        DispatchEvent(
          .stopped, at: now(), sender: sender.email, enrollment: change.enrollment,
          contact: change.contact, words: change.after.rawValue))
    }
    try note(round.claims.isEmpty ? round.wait : nil, of: sender.email)
    return round.claims
  }

  /// Keeps why a sender waits, for whoever looks.
  package func note(_ wait: MailboxWait?, of sender: EmailAddress) throws {
    guard waits[sender] != wait else { return }
    try store.write { try $0.setWait(wait, of: sender) }
    waits[sender] = wait
    guard let wait else { return }
    tell(DispatchEvent(.waiting, at: now(), sender: sender, until: wait.until, words: wait.why))
  }

  /// When a sender whose due emails cannot go now is looked at again: when it waits no more, or soon.
  func nextLook(at sender: EmailAddress) -> Instant {
    let until = waits[sender]?.until
    return until.flatMap { $0 > now() ? $0 : nil } ?? now() + 5 * Milliseconds.minute
  }

  /// What the emails of claims are made of, right before they go, in one look; nil for a claim that does
  /// not stand any more.
  func sources(of claims: [SendingClaim]) throws -> [MessageSource?] {
    guard !claims.isEmpty else { return [] }
    let moment = now()
    return try store.read { reader in
      try claims.map { claim in
        guard try reader.stands(claim.ticket), let sender = team.sender(claim.sender),
          let (enrollment, engagement) = try enrollment(
            claim.ticket.enrollment, of: claim.contact, reader)
        else { return nil }
        return MessageSource(
          step: claim.ticket.step, enrollment: enrollment, engagement: engagement, sender: sender,
          key: key, date: moment)
      }
    }
  }

  func enrollment(
    _ id: Enrollment.ID, of contact: EmailAddress, _ reader: any StoreReader
  ) throws -> (Enrollment, Engagement)? {
    guard let enrollment = try reader.enrollments(of: contact).first(where: { $0.id == id }),
      let engagement = try engagement(enrollment.engagement, reader)
    else { return nil }
    return (enrollment, engagement)
  }

  /// Frozen, so that it is read once; a dispatcher that lives long forgets it again.
  private func engagement(
    _ id: Engagement.ID, _ reader: any StoreReader
  ) throws -> Engagement? {
    if let engagement = engagements[id] { return engagement }
    let engagement = try reader.engagement(.id(id))
    if engagements.count >= 16 { engagements = [:] }
    engagements[id] = engagement
    return engagement
  }

  // MARK: Markers and outcomes

  /// A claim and what became of it.
  package struct Result {
    package var claim: SendingClaim
    /// What the transport threw is of this email, for good.
    package var outcome: Swift.Result<SendOutcome, any Error>

    package init(claim: SendingClaim, outcome: Swift.Result<SendOutcome, any Error>) {
      self.claim = claim
      self.outcome = outcome
    }
  }

  /// Writes the markers of emails that are about to be whole, and the outcomes of others, in one durable
  /// commit.
  /// - Returns: for each marker whether its email may go.
  package func write(_ markers: [SendingTicket], _ results: [Result] = []) throws -> [Bool] {
    guard !markers.isEmpty || !results.isEmpty else { return [] }
    let moment = now()
    var events: [DispatchEvent] = []
    let stood = try store.write { writer in
      events = []
      for result in results { events += try settle(result, moment, writer) }
      return try writer.begin(markers, at: moment)
    }
    events.forEach(tell)
    return stood
  }

  private func settle(
    _ result: Result, _ moment: Instant, _ writer: any StoreWriter
  ) throws -> [DispatchEvent] {
    let claim = result.claim
    var outcome = try outcome(result, moment, writer)
    var isSettled = try writer.settle(claim.ticket, as: outcome, by: user, at: moment)
    // A no after the final dot that is not about this email: its marker is there, so that the attempt counts.
    if !isSettled, outcome == .released, case .success(let words) = result.outcome {
      outcome = .putOff("\(words)")
      isSettled = try writer.settle(claim.ticket, as: outcome, by: user, at: moment)
    }
    guard isSettled else { return [] }
    var events: [DispatchEvent] = []
    if let fault = try fault(in: result, as: outcome, writer) {
      let words = SendOutcome.senderRefused(fault).description
      // Somebody has to look at the email, too.
      let named =
        if case .policy = fault { "\(words) (an email to \(claim.contact))" } else { words }
      try writer.setHalt(MailboxState.Halt(at: moment, why: named), of: claim.sender)
      events.append(
        DispatchEvent(
          .halted, at: moment, sender: claim.sender, contact: claim.contact, words: words))
    }
    let moved = try follow(outcome, claim, moment, writer)
    let kept = outcome.kept
    let kind = kept?.outcome.event ?? .released
    events.insert(
      DispatchEvent(
        kind, at: moment, claim, until: kind == .putOff ? moved.first?.to : nil,
        words: kept?.answer), at: 0)
    return events
  }

  /// What the store is told. A server that says "not now" for days has said no; a quota never does.
  private func outcome(
    _ result: Result, _ moment: Instant, _ reader: any StoreReader
  ) throws -> DeliveryOutcome {
    switch result.outcome {
    case .failure(let error): return .refused("it cannot be sent: \(error)", bounced: false)
    case .success(.sent(let reply)): return .sent("\(reply)")
    case .success(.failed(let reply, let bounced)):
      return .refused("\(reply)", bounced: bounced)
    case .success(.doubtful(let reply)):
      // In flight beside the one that halted the sender.
      if try reader.mailboxes()[result.claim.sender]?.halt != nil { return .released }
      return .refused(Delivery.doubtfulAnswer + "\(reply)", bounced: false)
    case .success(.unknown(let words)): return .unknown(words)
    case .success(.brokenOff), .success(.senderRefused): return .released
    case .success(.later(.unreachable)), .success(.later(.encryption)): return .released
    case .success(.later(let delay)):
      let words = SendOutcome.later(delay).description
      let first = try refusals(of: result.claim.ticket, reader).first
      guard let first, moment.milliseconds - first.at.milliseconds >= settings.patience else {
        return .putOff(words)
      }
      return .refused("for too long: \(words)", bounced: false)
    }
  }

  private func refusals(
    of ticket: SendingTicket, _ reader: any StoreReader
  ) throws -> [Delivery] {
    try deliveries(of: ticket, [.putOff], reader)
  }

  func deliveries(
    of ticket: SendingTicket, _ outcomes: Set<Delivery.Outcome>, _ reader: any StoreReader
  ) throws -> [Delivery] {
    try reader.deliveries(of: ticket.enrollment).filter {
      $0.step == ticket.step && outcomes.contains($0.outcome)
    }
  }

  /// What an outcome moves: the email itself, or the next one, which counts from when this one really went.
  func follow(
    _ outcome: DeliveryOutcome, _ claim: SendingClaim, _ moment: Instant,
    _ writer: any StoreWriter
  ) throws -> [SendingMove] {
    guard try canFollow(outcome, claim.ticket, writer), let sender = team.sender(claim.sender),
      let (enrollment, engagement) = try enrollment(
        claim.ticket.enrollment, of: claim.contact, writer),
      enrollment.state.openSendings == .stay
    else { return [] }
    let slots = NextSlots(team: team, user: user, now: moment)
    switch outcome {
    case .putOff:
      let pause = DispatchSettings.pause(
        afterRefusals: try refusals(of: claim.ticket, writer).count)
      let item = NextSlots.Item(
        enrollment: enrollment, engagement: engagement, step: claim.ticket.step,
        earliest: moment + pause)
      return try writer.move(
        try slots.moves([item], of: sender, cause: .putOff, from: writer))
    case .sent, .unknown:
      let next = enrollment.sendings.first { $0.step > claim.ticket.step && $0.isOpen }
      guard let next, let at = next.at else { return [] }
      let step = engagement.steps(of: enrollment)[next.step - 1]
      let wanted = sender.wanted(step, after: moment, horizon: moment + 400 * Milliseconds.day)
      guard let wanted, at < wanted else { return [] }
      let item = NextSlots.Item(
        enrollment: enrollment, engagement: engagement, step: next.step, earliest: wanted)
      return try writer.move(
        try slots.moves([item], of: sender, cause: .laterStep, from: writer))
    case .held, .hookFailed:
      let times = try deliveries(of: claim.ticket, [.held, .hookFailed], writer).count
      let item = NextSlots.Item(
        enrollment: enrollment, engagement: engagement, step: claim.ticket.step,
        earliest: moment + DispatchSettings.pause(afterRefusals: times))
      return try writer.move(
        try slots.moves([item], of: sender, cause: .held, from: writer))
    case .refused, .released, .hookCancelled: return []
    }
  }

  /// Whether there may be something to move, told without reading the whole enrollment.
  private func canFollow(
    _ outcome: DeliveryOutcome, _ ticket: SendingTicket, _ reader: any StoreReader
  ) throws -> Bool {
    switch outcome {
    case .putOff, .held, .hookFailed: true
    case .sent, .unknown:
      try reader.nextOpen(after: ticket.step, of: ticket.enrollment)?.at != nil
    case .refused, .released, .hookCancelled: false
    }
  }

  // MARK: Missed moments

  /// Moves emails of `sender` whose moment is further past than the grace to the next slots that fit.
  /// - Returns: whether there are none any more, or none could be moved.
  package func moveLate(_ sender: Sender) throws -> Bool {
    let moment = now()
    let moves = try store.write { writer -> [SendingMove] in
      let late = try writer.lateSendings(
        of: sender.email, before: moment - settings.grace, limit: Self.lateAtOnce)
      let items = try late.compactMap { late -> NextSlots.Item? in
        guard let found = try enrollment(late.enrollment, of: late.contact, writer) else {
          return nil
        }
        return NextSlots.Item(enrollment: found.0, engagement: found.1, step: late.step)
      }
      return try writer.move(
        try NextSlots(team: team, user: user, now: moment).moves(
          items, of: sender, cause: .missed, from: writer))
    }
    if !moves.isEmpty {
      tell(
        DispatchEvent(
          .moved, at: moment, sender: sender.email, count: moves.count,
          until: moves.compactMap(\.to).min(), words: SendingMove.Cause.missed.rawValue))
    }
    return moves.count < Self.lateAtOnce
  }

  private static let lateAtOnce = 500
}

extension Delivery.Outcome {
  var event: DispatchEvent.Kind {
    switch self {
    case .begun, .unknown: .unknown
    case .sent: .sent
    case .refused: .failed
    case .bounced: .bounced
    case .putOff: .putOff
    case .held, .hookFailed: .held
    case .hookCancelled: .stopped
    }
  }
}
