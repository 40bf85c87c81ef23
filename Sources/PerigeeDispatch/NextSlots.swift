package import PerigeeCore

/// The next slots that fit, through the quotas, for emails that did not go at their moments.
package struct NextSlots {
  /// An enrollment of which a step needs another moment.
  package struct Item {
    package var enrollment: Enrollment
    package var engagement: Engagement
    /// The step that moves; counts from 1.
    package var step: Int
    /// Not before this; nil for the next coming slot.
    package var earliest: Instant?

    package init(
      enrollment: Enrollment, engagement: Engagement, step: Int, earliest: Instant? = nil
    ) {
      self.enrollment = enrollment
      self.engagement = engagement
      self.step = step
      self.earliest = earliest
    }
  }

  private let team: Team
  private let user: EmailAddress
  private let now: Instant

  package init(team: Team, user: EmailAddress, now: Instant) {
    self.team = team
    self.user = user
    self.now = now
  }

  /// The moves of one sender's items, and of later steps that they come too close to. A step for which no
  /// slot has room stays.
  package func moves(
    _ items: [Item], of sender: Sender, cause: SendingMove.Cause, from reader: any StoreReader
  ) throws -> [SendingMove] {
    guard !items.isEmpty else { return [] }
    let open = try items.map { try remaining($0, reader) }
    let moving = zip(items, open).compactMap { item, open in
      open.sendings.first { $0.step == item.step }?.at
    }
    let load = Self.removing(
      moving, from: try reader.load(of: sender.email, from: now - Quota.reach))
    let places = Replanner(zone: team.zone, now: now).place(
      open.map(\.item), mailboxes: [Replanner.Mailbox(sender: sender, load: load)])
    return zip(zip(items, open), places).flatMap { pair, places in
      zip(pair.1.sendings, places).compactMap { sending, place -> SendingMove? in
        guard let moment = place.moment, moment != sending.at else { return nil }
        return SendingMove(
          enrollment: pair.0.enrollment.id, step: sending.step, from: sending.at, to: moment,
          cause: sending.step == pair.0.step ? cause : .laterStep, at: now, user: user)
      }
    }
  }

  private func remaining(
    _ item: Item, _ reader: any StoreReader
  ) throws -> (item: Replanner.Item, sendings: [Sending]) {
    let sendings = item.enrollment.sendings.filter { $0.isOpen && $0.step >= item.step }
    let steps = sendings.map { sending in
      let moves = sending.step == item.step
      return Replanner.Remaining(
        item.engagement.steps(of: item.enrollment)[sending.step - 1], at: sending.at, moves: moves,
        earliest: moves ? item.earliest : nil)
    }
    let previous = try Self.previous(of: item, reader)
    return (Replanner.Item(mailbox: 0, steps: steps, previous: previous), sendings)
  }

  /// When the step before really went.
  static func previous(of item: Item, _ reader: any StoreReader) throws -> Instant? {
    let before = item.enrollment.sendings.last { $0.step < item.step }
    guard let before else { return nil }
    let delivery = try reader.deliveries(of: item.enrollment.id).last {
      $0.step == before.step && $0.outcome.isCounted
    }
    return delivery?.at ?? before.at
  }

  private static func removing(_ moments: [Instant], from load: [Instant]) -> [Instant] {
    var counts = Dictionary(grouping: moments) { $0 }.mapValues(\.count)
    return load.filter { moment in
      guard let count = counts[moment], count > 0 else { return true }
      counts[moment] = count - 1
      return false
    }
  }
}
