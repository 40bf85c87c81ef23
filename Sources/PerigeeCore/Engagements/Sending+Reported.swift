extension Sending.State {
  /// The states that reports tell apart, in the order in which they show them.
  package static let reported: [Self] = [
    .planned, .claimed, .sent, .failed, .cancelled, .unknown,
  ]

  /// The state under which reports count this one: what is being handed over is in a dispatcher's hands.
  package var reported: Self { self == .committing ? .claimed : self }
}

extension [Sending.State: Int] {
  /// How many there are of each reported state, zeros too.
  package var reported: [(state: Sending.State, count: Int)] {
    let counts = Dictionary(map { ($0.key.reported, $0.value) }, uniquingKeysWith: +)
    return Sending.State.reported.map { ($0, counts[$0] ?? 0) }
  }

  /// `{"planned", "claimed", "sent", "failed", "cancelled", "unknown"}`
  func writeReported(to json: inout JSONWriter) throws {
    try json.object { json in
      for (state, count) in reported { try json.member(state.rawValue, count) }
    }
  }
}
