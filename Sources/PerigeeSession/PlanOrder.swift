package import PerigeeCore

/// A plan as it is asked for, before names are looked up: what `perigee preview` and
/// `perigee.plan { … }` both make.
package struct PlanOrder {
  package enum Contacts {
    case list(String)
    /// A filter of `rules/`, by name.
    case filter(String)
    case emails([EmailAddress])
    /// A filter made in a script; `name` is for people.
    case inline(Filter, name: String, source: SourceLocation?)
  }

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

  package enum Start: Hashable {
    case now
    /// "2026-11-24 10:00", read in the team's zone, or RFC 3339.
    case text(String)
  }

  package var sequence: String
  package var contacts: Contacts
  package var senders: Senders
  package var start: Start = .now
  package var mode: PlanMode = .asSoonAsPossible
  package var authorize = false
  package var fit: Fit = .whole
  package var seed: UInt64 = 1

  package init(sequence: String, contacts: Contacts, senders: Senders) {
    self.sequence = sequence
    self.contacts = contacts
    self.senders = senders
  }
}
