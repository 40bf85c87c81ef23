/// What a report of delivery says of one recipient (RFC 3464, section 2.3).
package struct VerdictRecipient: Sendable, Hashable {
  /// What became of the mail for this recipient, `Action` in RFC 3464.
  package enum Action: String, Sendable, Hashable, Codable {
    case failed, delayed, delivered, relayed, expanded
  }

  /// Whether the address itself is dead.
  package enum Hardness: String, Sendable, Hashable, Codable {
    /// The mailbox or its domain does not exist, has moved, takes no mail.
    case hard
    /// Anything else: full, refused as spam, too large, suspended.
    case soft
    /// The report does not tell.
    case unknown
  }

  /// As the report writes it, without its display name and angle brackets.
  package let address: String
  package let action: Action
  package let hardness: Hardness

  package init(address: String, action: Action, hardness: Hardness) {
    self.address = address
    self.action = action
    self.hardness = hardness
  }
}
