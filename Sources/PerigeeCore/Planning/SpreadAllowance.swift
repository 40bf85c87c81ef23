/// What a spread still allows: contacts to start in each hour and on each day of the team's zone
/// (rule 23), counted by the moment of their first email.
struct SpreadAllowance {
  /// Contacts that one of the senders whose slots begin together starts in a part of its slot.
  struct Share {
    /// Of the agenda's entries.
    var entry: Int
    var moments: Range<Instant>
    var contacts: Int
  }

  private let spread: Spread
  private let zone: Zone
  private var startedInDay: [Day: Int] = [:]
  private var startedInHour: [Instant: Int] = [:]

  /// - Parameter started: when contacts of the engagement start already.
  init(_ spread: Spread, zone: Zone, started: [Instant] = []) {
    self.spread = spread
    self.zone = zone
    for moment in started {
      startedInDay[zone.localDay(of: moment), default: 0] += 1
      startedInHour[zone.clockHourStart(containing: moment), default: 0] += 1
    }
  }

  /// Whether one more contact may start in `part`.
  func isOpen(_ part: SlotPart) -> Bool { !allowance(part).isUsed }

  /// Counts a contact that starts in `part`.
  mutating func count(_ part: SlotPart) {
    startedInDay[part.day, default: 0] += 1
    startedInHour[part.hour, default: 0] += 1
  }

  /// How many contacts each of `entries` starts in the slot from `start`, part after part.
  ///
  /// Contacts start in the order of the plan: a sender's turn comes with its next contact's rank,
  /// and takes the earliest part with room, until the allowance or everybody's room is used.
  mutating func shares(at start: Instant, among entries: [Agenda.Entry], _ lanes: [Lane])
    -> [Share]
  {
    let parts = SlotPart.parts(ofSlotFrom: start, in: zone)
    var draw = SpreadDraw(allowances: parts.map(allowance), days: parts.map(\.day))
    for entry in entries {
      let lane = lanes[entry.index]
      draw.addSender { part in lane.canStart(entry.slot, in: parts[part].moments) }
    }
    draw.run { lanes[entries[$0].index].rank(ofWaiting: $1) }
    var shares: [Share] = []
    for (index, part) in parts.enumerated() {
      for entry in entries.indices {
        let contacts = draw.started(sender: entry, part: index)
        guard contacts > 0 else { continue }
        shares.append(Share(entry: entry, moments: part.moments, contacts: contacts))
        startedInDay[part.day, default: 0] += contacts
        startedInHour[part.hour, default: 0] += contacts
      }
    }
    return shares
  }

  private func allowance(_ part: SlotPart) -> SpreadDraw.Allowance {
    SpreadDraw.Allowance(
      inHour: (spread.perHour ?? .max) - (startedInHour[part.hour] ?? 0),
      onDay: (spread.perDay ?? .max) - (startedInDay[part.day] ?? 0))
  }
}
