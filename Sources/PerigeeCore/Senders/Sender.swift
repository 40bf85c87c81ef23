/// A teammate with a mailbox (rule 1).
package struct Sender: Hashable, Sendable {
  /// What a person may do (rule 7).
  package enum Role: String, CaseIterable, Sendable { case member, manager }

  /// What identifies the sender; compared as contacts' addresses are.
  package var email: EmailAddress
  /// What recipients see before the address.
  package var name: String
  /// A manager may remove blacklist entries (rule 7).
  package var role: Role
  /// The zone of its slots and its window (rule 19).
  package var zone: Zone
  /// When it sends (rule 20).
  package var window: Window
  /// What it may send (rule 21).
  package var quota: Quota
  /// False: keeps its contacts and history, and nothing is planned for it (rule 13 (7)).
  package var isEnabled: Bool
  /// Below each of its emails; nil for none.
  package var signature: Signature?
  /// Where answers go; nil for `email`.
  package var replyTo: EmailAddress?
  /// Where its emails are handed over; nil where the team's file does not say.
  package var smtp: MailAccess?
  /// Where its answers are read; nil where the team's file does not say.
  package var imap: MailAccess?

  package init(
    email: EmailAddress, name: String, role: Role = .member, zone: Zone,
    window: Window = .default, quota: Quota = .default, isEnabled: Bool = true,
    signature: Signature? = nil, replyTo: EmailAddress? = nil, smtp: MailAccess? = nil,
    imap: MailAccess? = nil
  ) {
    self.email = email
    self.name = name
    self.role = role
    self.zone = zone
    self.window = window
    self.quota = quota
    self.isEnabled = isEnabled
    self.signature = signature
    self.replyTo = replyTo
    self.smtp = smtp
    self.imap = imap
  }
}
