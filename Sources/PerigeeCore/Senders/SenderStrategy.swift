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
