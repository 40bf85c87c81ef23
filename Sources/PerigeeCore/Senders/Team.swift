/// The settings of a workspace's `perigee.lua`.
package struct Team: Hashable, Sendable {
  /// In which moments without a zone, spreads (rule 23) and what rules see are read.
  package var zone: Zone
  /// In the order of `perigee.lua`, which is the order of every listing and of every tie.
  package var senders: [Sender]
  /// Who acts when neither `--as` nor `PERIGEE_USER` says (rule 1); the first sender where
  /// `perigee.lua` names nobody.
  package var defaultUser: EmailAddress
  /// Variables declared other than text.
  package var variableKinds: [String: VariableKind]
  /// What `List-Unsubscribe` says in every email; nil where the team has none.
  package var unsubscribe: Unsubscribe?
  /// What senders have who declare nothing else; its days are the team's working days.
  package var window: Window
  /// Nil where nobody is told anything.
  package var notify: Notify?
  /// A contact is unresponsive so many days after the last step of a sequence (rule 29).
  package var unresponsiveAfter = Self.usualSilence

  /// In days.
  package static let usualSilence = 7
  /// What `unresponsiveAfter` may be.
  package static let silences = 1...365

  package init(
    zone: Zone, senders: [Sender], defaultUser: EmailAddress,
    variableKinds: [String: VariableKind] = [:], unsubscribe: Unsubscribe? = nil,
    window: Window = .default
  ) {
    self.zone = zone
    self.senders = senders
    self.defaultUser = defaultUser
    self.variableKinds = variableKinds
    self.unsubscribe = unsubscribe
    self.window = window
  }

  /// Nil for an address that is no sender's.
  package func sender(_ email: EmailAddress) -> Sender? {
    senders.first { $0.email == email }
  }
}
