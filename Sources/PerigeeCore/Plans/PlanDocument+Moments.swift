extension PlanDocument {
  /// The moment of planning, in the team's zone.
  package var madeOn: ShownMoment { teamMoment(now) }

  /// When the first email or task goes out, in its sender's zone; nil where nothing is planned.
  package var beginning: ShownMoment? { sendings.first.map(moment) }

  /// The same of the last one.
  package var finish: ShownMoment? { sendings.last.map(moment) }

  func teamMoment(_ text: String) -> ShownMoment { ShownMoment(text, zone: timeZone) }

  private func moment(_ sending: Sending) -> ShownMoment {
    ShownMoment(sending.at, zone: zones[sending.sender])
  }

  /// The zones of the plan's senders, by address.
  var zones: [String: String] {
    Dictionary(senders.map { ($0.email.text, $0.timeZone) }, uniquingKeysWith: { $1 })
  }
}
