package import PerigeeCore

/// A plan as it is asked for, before names are looked up: what `perigee preview` and
/// `perigee.plan { … }` both make.
package struct PlanOrder {
  /// How contacts get their sender (rule 16).
  package enum Senders {
    case me
    case owners
    case selected([EmailAddress])
    /// A sender rule of `rules/`, by name.
    case rule(String)
    /// A sender rule made in a script.
    case inline(any SenderRule)

    package init(_ strategy: SenderStrategy) {
      switch strategy {
      case .me: self = .me
      case .owners: self = .owners
      case .selected(let emails): self = .selected(emails)
      case .rule(let name): self = .rule(name)
      }
    }
  }

  /// The lower bound of the first emails.
  package enum Start: Hashable {
    case now
    /// "2026-11-24 10:00", read in the team's zone, or RFC 3339; with the name of the option.
    case text(String, of: String = "start")
  }

  /// The name of one of the workspace's.
  package var sequence: String
  package var contacts: SelectedContacts
  package var senders: Senders
  package var start: Start = .now
  package var mode: PlanMode = .asSoonAsPossible
  /// The one-time override of the safeguard (rule 12).
  package var authorize = false
  /// What becomes of contacts beyond the horizon (rule 25).
  package var fit: Fit = .whole
  /// Begins every draw of the plan (rule 26).
  package var seed: UInt64 = 1

  package init(sequence: String, contacts: SelectedContacts, senders: Senders) {
    self.sequence = sequence
    self.contacts = contacts
    self.senders = senders
  }
}
