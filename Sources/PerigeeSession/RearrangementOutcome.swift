package import PerigeeCore

/// What becomes, or would become, of committed steps that somebody wants elsewhere.
package struct RearrangementOutcome: Equatable {
  /// What is done; the raw values are the names of the commands.
  package enum Action: String, Sendable {
    case resume, replan, reassign, upgrade
  }

  /// A contact that stays as it is.
  package struct Left: Equatable {
    package var contact: EmailAddress
    /// By its name.
    package var sequence: String
    /// Why, in a sentence without a full stop.
    package var reason: String
  }

  /// A contact whose step finds no slot before the horizon (rule 25): as long as there is one, nothing moves.
  package struct Slotless: Equatable {
    /// The first of its steps that finds none.
    package var step: Rearrangement.Change
    /// What leaves it none, in a sentence without a full stop.
    package var reason: String
  }

  package var action: Action
  /// Every step that comes to another moment.
  package var rearrangement: Rearrangement
  /// The contacts that it is about, by enrollment.
  package var enrollments: [OpenEnrollment]
  package var left: [Left] = []
  /// Who finds no slot; the others' moves stand among the rearrangement's.
  package var slotless: [Slotless] = []
  /// Contacts that were meant, and about whom there is nothing to do.
  package var untouched = 0
  /// What waits for somebody to act, of senders who are disabled or gone.
  package var waiting: [Misfit] = []
  /// What changes for whom; for `upgrade`.
  package var upgrades: [UpgradedContacts] = []
  /// Who takes over; for `reassign`.
  package var handovers: [Handover] = []
  /// The team's.
  package var zone: Zone

  package init(
    _ action: Action, _ rearrangement: Rearrangement, enrollments: [OpenEnrollment], zone: Zone
  ) {
    self.action = action
    self.rearrangement = rearrangement
    self.enrollments = enrollments
    self.zone = zone
  }

  /// How many steps newer versions bring, of all contacts; for `upgrade`. Those that have a moment are among
  /// the moves.
  package var added: Int { count(of: .added) }

  /// How many steps newer versions take away, of all contacts: they are cancelled.
  package var cancelled: Int { count(of: .removed) }

  private func count(of kind: StepChange.Kind) -> Int {
    upgrades.reduce(0) { $0 + $1.contacts.count * $1.steps.count { $0.kind == kind } }
  }

  /// - Throws: `SessionError.beyondHorizon` where some step finds no slot (rule 25).
  package func requireSlots() throws {
    guard let overrun = rearrangement.overrun else { return }
    throw SessionError.beyondHorizon(
      action: action.rawValue, contacts: overrun.contacts, of: rearrangement.contacts,
      sender: overrun.sender, horizon: overrun.horizon, zone: zone)
  }

  /// Whether there is nothing to do.
  package var isEmpty: Bool {
    rearrangement.changes.isEmpty && handovers.isEmpty
      && (action == .replan || enrollments.isEmpty)
  }
}
