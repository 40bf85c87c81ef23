package import PerigeeCore

/// Who hands the contacts that are still in a sequence over, and to whom.
package struct ReassignOrder {
  package enum Receiver {
    /// A sender of the team.
    case sender(EmailAddress)
    /// Whom a sender rule of the workspace chooses, contact by contact.
    case rule(String)
  }

  /// A sender of the team, or one who was.
  package var from: EmailAddress
  package var to: Receiver

  package init(from: EmailAddress, to: Receiver) {
    self.from = from
    self.to = to
  }

  /// - Parameter receiver: an address, or `rule:NAME`.
  /// - Throws: `SessionError.invalidAddress`.
  package init(from: String, to receiver: String) throws {
    let prefix = "rule:"
    self.init(
      from: try Session.address(from),
      to: receiver.hasPrefix(prefix)
        ? .rule(String(receiver.dropFirst(prefix.count)))
        : .sender(try Session.address(receiver)))
  }
}
