package import PerigeeCore

extension Session {
  /// How the team's mailboxes stand, in its order, and behind them those who left it with live contacts.
  /// - Parameter senders: only these; all where there are none.
  /// - Throws: `UnknownName` for an address that is neither.
  package func senderOverviews(_ senders: [EmailAddress] = []) throws -> [SenderOverview] {
    try store.read { reader in
      let live = try reader.liveEnrollments()
      let gone = live.keys.filter { team.sender($0) == nil }.sorted()
      let all = team.senders.map(\.email) + gone
      if let unknown = senders.first(where: { !all.contains($0) }) {
        throw UnknownName(kind: .sender, name: unknown.text, known: all.map(\.text))
      }
      let states = try reader.mailboxes()
      return try (senders.isEmpty ? all : senders).map { address in
        let sender = team.sender(address)
        let days = SenderOverview.days(at: now, in: sender?.zone ?? team.zone)
        return SenderOverview(
          try calendar(of: address, days, at: now, reader), as: sender,
          load: try reader.load(of: address, from: now - Quota.reach),
          halt: states[address]?.halt, contacts: live[address] ?? 0, now: now)
      }
    }
  }
}
