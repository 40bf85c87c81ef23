/// What somebody asked to be planned. With the world it was asked in, it determines the plan to the
/// byte (rule 26).
package struct PlanRequest: Hashable, Sendable, Codable {
  package var sequence: String
  package var contacts: ContactSelection
  package var senders: SenderStrategy
  /// Nothing goes out before it; `now` where the request said "now".
  package var start: Instant
  package var mode: PlanMode
  /// The one-time override of the safeguard and of `disqualified` (rules 12, 13).
  package var authorize: Bool
  package var fit: Fit
  package var seed: UInt64
  package var now: Instant
  package var user: EmailAddress

  package init(
    sequence: String, contacts: ContactSelection, senders: SenderStrategy, start: Instant,
    mode: PlanMode, authorize: Bool = false, fit: Fit = .whole, seed: UInt64 = 1, now: Instant,
    user: EmailAddress
  ) {
    self.sequence = sequence
    self.contacts = contacts
    self.senders = senders
    self.start = start
    self.mode = mode
    self.authorize = authorize
    self.fit = fit
    self.seed = seed
    self.now = now
    self.user = user
  }
}

/// Which contacts a plan is for.
package enum ContactSelection: Hashable, Sendable, Codable {
  case list(String)
  /// A filter of the workspace, by name.
  case filter(String)
  case emails([EmailAddress])
}

/// How contacts get their sender (rule 16).
package enum SenderStrategy: Hashable, Sendable, Codable {
  /// The acting user's mailbox.
  case me
  case owners
  /// Distributed among them by a balanced shuffle from the seed.
  case selected([EmailAddress])
  /// A sender rule of the workspace, by name.
  case rule(String)
}

package enum PlanMode: Hashable, Sendable, Codable {
  case asSoonAsPossible
  case spread(Spread)
}

/// The limit on contacts that an engagement starts, all its senders together (rule 23).
package struct Spread: Hashable, Sendable, Codable {
  /// First emails in a calendar day of the team's zone; nil for no limit.
  package var perDay: Int?
  /// First emails in a clock hour of the team's zone; nil for no limit.
  package var perHour: Int?

  package init(perDay: Int?, perHour: Int?) {
    self.perDay = perDay
    self.perHour = perHour
  }
}

/// What to do with contacts that do not fit before the horizon (rule 25).
package enum Fit: String, Hashable, Sendable, Codable {
  /// Plan everybody or nobody.
  case whole
  /// Plan the ones that fit and list the rest.
  case truncate
}

extension Instant: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}

extension EmailAddress: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      try self.init(try container.decode(String.self))
    } catch let error as EmailAddressError {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
