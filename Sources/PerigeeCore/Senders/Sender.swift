/// A teammate with a mailbox (rule 1).
package struct Sender: Hashable, Sendable {
  package enum Role: String, CaseIterable, Sendable { case member, manager }

  package var email: EmailAddress
  package var name: String
  package var role: Role
  package var zone: Zone
  package var window: Window
  package var quota: Quota
  /// False: keeps its contacts and history, and nothing is planned for it (rule 13 (7)).
  package var isEnabled: Bool

  package init(
    email: EmailAddress, name: String, role: Role = .member, zone: Zone,
    window: Window = .default, quota: Quota = .default, isEnabled: Bool = true
  ) {
    self.email = email
    self.name = name
    self.role = role
    self.zone = zone
    self.window = window
    self.quota = quota
    self.isEnabled = isEnabled
  }
}
