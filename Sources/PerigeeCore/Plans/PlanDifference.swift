/// What two plans do differently, contact by contact.
package struct PlanDifference: Hashable, Sendable {
  /// One thing that differs.
  package enum Change: Hashable, Sendable {
    case added(sender: String, at: String)
    /// With the new plan's reasons, where it excludes the contact.
    case removed(reasons: [String])
    case sender(from: String, to: String)
    /// The earliest step that moved.
    case moved(step: Int, from: String, to: String)
    case reasons(from: [String], to: [String])
  }

  /// Sorted by contact.
  package var changes: [(contact: String, change: Change)]
  /// Nothing that a document shows differs; its digest may all the same.
  package var isEmpty: Bool { changes.isEmpty }

  /// One change a contact at most: a new sender hides moved steps, the first moved step the others.
  package init(from old: PlanDocument, to new: PlanDocument) {
    let before = Self.byContact(old)
    let after = Self.byContact(new)
    let reasonsBefore = Self.reasons(old)
    let reasonsAfter = Self.reasons(new)
    var changes: [(String, Change)] = []
    for (contact, sendings) in before {
      if let others = after[contact] {
        if let change = Self.change(sendings, others) { changes.append((contact, change)) }
      } else {
        changes.append((contact, .removed(reasons: reasonsAfter[contact] ?? [])))
      }
    }
    for (contact, sendings) in after where before[contact] == nil {
      changes.append((contact, .added(sender: sendings[0].sender, at: sendings[0].at)))
    }
    for (contact, reasons) in reasonsBefore {
      guard let others = reasonsAfter[contact], others != reasons else { continue }
      changes.append((contact, .reasons(from: reasons, to: others)))
    }
    self.changes = changes.sorted { $0.0 < $1.0 }
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.changes.elementsEqual(right.changes) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) {
    for change in changes {
      hasher.combine(change.contact)
      hasher.combine(change.change)
    }
  }

  private static func byContact(_ plan: PlanDocument) -> [String: [PlanDocument.Sending]] {
    Dictionary(grouping: plan.sendings, by: \.contact).mapValues { sendings in
      sendings.sorted { $0.step < $1.step }
    }
  }

  private static func reasons(_ plan: PlanDocument) -> [String: [String]] {
    Dictionary(
      plan.excluded.map { ($0.contact, $0.reasons.map(\.code)) }, uniquingKeysWith: { $1 })
  }

  private static func change(
    _ old: [PlanDocument.Sending], _ new: [PlanDocument.Sending]
  ) -> Change? {
    if old[0].sender != new[0].sender { return .sender(from: old[0].sender, to: new[0].sender) }
    for (before, after) in zip(old, new) where before.at != after.at {
      return .moved(step: before.step, from: before.at, to: after.at)
    }
    return old.count == new.count
      ? nil : .moved(step: min(old.count, new.count) + 1, from: "no such step", to: "a new step")
  }
}
