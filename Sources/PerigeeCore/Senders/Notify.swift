/// Whom a team's settings tell what happens.
package struct Notify: Hashable, Sendable {
  package var webhook: WebhookURL
  /// What signs each post.
  package var secret: Secret
  /// The kinds of events, as files write them.
  package var events: [String]
  /// Whether contacts' addresses, and what may hold them, are told.
  package var showsAddresses: Bool
  /// Where the secret is declared; nil where it is in no file.
  package var source: SourceLocation?

  package init(
    webhook: WebhookURL, secret: Secret, events: [String], showsAddresses: Bool,
    source: SourceLocation? = nil
  ) {
    self.source = source
    self.webhook = webhook
    self.secret = secret
    self.events = events
    self.showsAddresses = showsAddresses
  }
}
