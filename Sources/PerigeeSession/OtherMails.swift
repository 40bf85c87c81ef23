import PerigeeCore

/// The mails beside one that is taken for something else: what they found stays, whatever that one is.
struct OtherMails {
  /// Whom the one is about, and whom it did anything to.
  let people: Set<EmailAddress>
  /// In the order of their reading.
  private var mails: [Incoming]
  private var changed: Set<Int> = []

  init(beside incoming: Incoming, _ reader: any StoreReader) throws {
    let people = incoming.people
    // A wish counts for whoever wrote it, too, whomever the mail is about.
    let hasWish = incoming.effects.contains { if case .blacklisted = $0 { true } else { false } }
    let found =
      try hasWish || people != Set([incoming.contact].compactMap(\.self))
      ? reader.incoming(IncomingQuery())
      : incoming.contact.map { try reader.incoming(IncomingQuery(contact: $0)) } ?? []
    self.people = people
    mails = found.filter { $0.id != incoming.id && $0.contact != nil }
  }

  /// The first mail of which `isMeant` holds has `effect` from now on.
  /// - Returns: false where there is none.
  mutating func takeOver(
    _ effect: IncomingEffect, where isMeant: (Incoming) throws -> Bool
  ) throws -> Bool {
    guard let place = try mails.firstIndex(where: isMeant) else { return false }
    mails[place].effects.append(effect)
    changed.insert(place)
    return true
  }

  /// Lets `body` change one mail after the other, until it says that this is enough.
  mutating func forEach(_ body: (inout Incoming) throws -> Bool) throws {
    for place in mails.indices {
      let before = mails[place]
      let isEnough = try body(&mails[place])
      if mails[place] != before { changed.insert(place) }
      if isEnough { return }
    }
  }

  /// The longest pause of any of them.
  func longestPause(_ pause: (Incoming) throws -> PauseEnd?) throws -> PauseEnd? {
    try mails.compactMap(pause).max { ($0.until, $1.cause) < ($1.until, $0.cause) }
  }

  func keep(_ writer: any StoreWriter) throws {
    for place in changed.sorted() { try writer.change(mails[place]) }
  }
}

extension Incoming {
  fileprivate var people: Set<EmailAddress> {
    let touched = effects.compactMap { effect -> EmailAddress? in
      switch effect {
      case .status(let contact, _, _), .blacklisted(.address(let contact), _),
        .bounced(let contact):
        contact
      case .ended, .paused, .prolonged, .blacklisted, .foundSent: nil
      }
    }
    return Set(touched + [contact].compactMap(\.self))
  }
}

extension IncomingEffect {
  /// Whether it paused this enrollment, or let it pause longer.
  func pauses(_ enrollment: Enrollment.ID) -> Bool {
    switch self {
    case .paused(let id, _), .prolonged(let id, _, _): id == enrollment
    default: false
    }
  }
}
