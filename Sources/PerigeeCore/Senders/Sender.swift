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

/// The limit on everything one mailbox sends (rule 21).
package struct Quota: Hashable, Sendable {
  /// Emails in any rolling 60 minutes; nil for no limit, 0 for none.
  package var perHour: Int?
  /// Emails in any rolling 24 hours; nil for no limit, 0 for none.
  package var perDay: Int?

  /// What `perHour` and `perDay` may be; beyond it is a slip of the keyboard.
  package static let bounds = 0...1_000_000
  /// "default 50 and 400".
  package static let `default` = Quota(perHour: 50, perDay: 400)

  package init(perHour: Int?, perDay: Int?) {
    self.perHour = perHour
    self.perDay = perDay
  }
}
