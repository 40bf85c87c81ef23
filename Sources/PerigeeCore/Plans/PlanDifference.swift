/// Everything that two plans do differently: what is asked, the settings, the texts, and contact by
/// contact who is in it, from whom, when and with which words.
package struct PlanDifference: Hashable, Sendable {
  /// One thing that differs.
  package enum Change: Hashable, Sendable {
    /// A part of the request, such as "mode"; nil where it was not asked for.
    case request(part: String, from: String?, to: String?)
    /// A moment of the request, such as "start".
    case requestMoment(part: String, from: ShownMoment, to: ShownMoment)
    /// The team's time zone, by its name.
    case timeZone(from: String, to: String)
    /// The address that `List-Unsubscribe` names; nil where the team has none.
    case unsubscribe(from: String?, to: String?)
    case safeguard(from: Safeguard, to: Safeguard)
    /// A setting of a sender of both plans.
    case setting(sender: String, SettingChange)
    /// A text of the sequence, such as the "body" of step 2; nil where it has none.
    case text(step: Int, part: String, from: String?, to: String?)
    /// When a step of the sequence is wanted, in words; nil where there is no such step.
    case step(Int, from: String?, to: String?)

    case added(sender: String, at: ShownMoment)
    /// With the new plan's reasons, where it excludes the contact.
    case removed(reasons: [String])
    /// Left out, and not decided about before.
    case excluded(reasons: [String])
    /// Was left out for these reasons, and is not decided about any more.
    case dropped(reasons: [String])
    case sender(from: String, to: String)
    /// A step by its number; nil where the plan has no such step.
    case moved(step: Int, from: ShownMoment?, to: ShownMoment?)
    /// The value of a variable that the texts mention; nil where it is blank.
    case value(variable: String, from: String?, to: String?)
    /// The contact's own text of a step, nil where it is the sequence's.
    case edit(step: Int, part: String, from: String?, to: String?)
    /// Who owned the contact before the plan; nil for nobody.
    case owner(from: String?, to: String?)
    case reasons(from: [String], to: [String])

    /// The same contacts, in another order.
    case order
    /// Nothing that a plan file shows.
    case digest(from: Digest, to: Digest)
  }

  /// A change, with whose it is.
  package struct Entry: Hashable, Sendable {
    /// An address; nil for what is no contact's.
    package var contact: String?
    package var change: Change
  }

  /// The later plan's, by its name.
  package let sequence: String
  /// First what is no contact's; then sorted by contact.
  package var changes: [Entry]
  /// Said of plans with equal digests, and of no others.
  package var isEmpty: Bool { changes.isEmpty }
  /// How many contacts anything differs for.
  package var contacts: Int { Set(changes.compactMap(\.contact)).count }

  /// Equal digests are no difference, however the two were worded.
  package init(from old: PlanDocument, to new: PlanDocument) {
    sequence = new.sequence
    changes = []
    guard old.digest != new.digest else { return }
    changes = old.requestChanges(to: new) + old.settingChanges(to: new) + old.textChanges(to: new)
    let contacts = old.contactChanges(to: new)
    changes += contacts
    if contacts.isEmpty, old.order != new.order { add(.order) }
    if changes.isEmpty { add(.digest(from: old.digest, to: new.digest)) }
  }

  private mutating func add(_ change: Change) {
    changes.append(Entry(contact: nil, change: change))
  }
}

extension PlanDocument {
  /// Who is enrolled and who is left out, in the orders of the plan.
  fileprivate var order: [[String]] { [enrollments.map(\.contact), excluded.map(\.contact)] }
}
