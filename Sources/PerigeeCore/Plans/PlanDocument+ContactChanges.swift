// What differs between two documents, contact by contact.

extension PlanDocument {
  /// All that differs for each contact, sorted by contact.
  func contactChanges(to new: PlanDocument) -> [Entry] {
    let (before, after) = (byContact, new.byContact)
    // A variable that only one of them mentions is a difference of texts, and no contact's.
    let variables = Set(variables).intersection(new.variables).sorted()
    return Set(before.keys).union(after.keys).sorted().flatMap { contact in
      let old = before[contact] ?? Part()
      return old.changes(to: after[contact] ?? Part(), variables).map {
        Entry(contact: contact, change: $0)
      }
    }
  }

  private var byContact: [String: Part] {
    var parts: [String: Part] = [:]
    for enrollment in enrollments {
      parts[enrollment.contact, default: Part()].enrollment = enrollment
    }
    let zones = zones
    for sending in sendings {
      parts[sending.contact, default: Part()].sendings.append(
        (sending, ShownMoment(sending.at, zone: zones[sending.sender])))
    }
    for contact in excluded { parts[contact.contact, default: Part()].reasons = contact.reasons }
    return parts
  }

  /// What a plan says about one contact.
  fileprivate struct Part {
    typealias Change = PlanDifference.Change

    var enrollment: Enrollment?
    var sendings: [(sending: Sending, at: ShownMoment)] = []
    /// Nil where the contact is not left out.
    var reasons: [Excluded.Reason]?

    var codes: [String] { (reasons ?? []).map(\.code) }

    func changes(to new: Part, _ variables: [String]) -> [Change] {
      switch (enrollment, new.enrollment) {
      case (let old?, let other?):
        placed(new) + old.changes(to: other, variables)
      case (.some, nil): [.removed(reasons: new.codes)]
      case (nil, .some):
        new.inOrder.first.map { [.added(sender: $0.sending.sender, at: $0.at)] } ?? []
      case (nil, nil): leftOut(new)
      }
    }

    private var inOrder: [(sending: Sending, at: ShownMoment)] {
      sendings.sorted { $0.sending.step < $1.sending.step }
    }

    private func leftOut(_ new: Part) -> [Change] {
      switch (reasons, new.reasons) {
      case (let old?, let other?) where !Self.isSame(old, other):
        codes == new.codes
          ? [.reasons(from: old.map(\.detail), to: other.map(\.detail))]
          : [.reasons(from: codes, to: new.codes)]
      case (.some, nil): [.dropped(reasons: codes)]
      case (nil, .some): [.excluded(reasons: new.codes)]
      default: []
      }
    }

    /// By code and by what holds, which has the values; the cure is our advice and no fact.
    private static func isSame(_ old: [Excluded.Reason], _ new: [Excluded.Reason]) -> Bool {
      old.elementsEqual(new) { $0.code == $1.code && ChangedText.isSame($0.detail, $1.detail) }
    }

    private func placed(_ new: Part) -> [Change] {
      let (old, new) = (inOrder, new.inOrder)
      var changes: [Change] = []
      if let from = old.first?.sending.sender, let to = new.first?.sending.sender, from != to {
        changes.append(.sender(from: from, to: to))
      }
      for index in 0..<max(old.count, new.count) {
        let from = index < old.count ? old[index].at : nil
        let to = index < new.count ? new[index].at : nil
        if from?.text != to?.text { changes.append(.moved(step: index + 1, from: from, to: to)) }
      }
      return changes
    }
  }
}

extension PlanDocument.Enrollment {
  /// Values, edits and owner; in the values of `variables` alone.
  fileprivate func changes(to new: Self, _ variables: [String]) -> [PlanDifference.Change] {
    valueChanges(to: new, variables) + editChanges(to: new)
      + (owner == new.owner ? [] : [.owner(from: owner, to: new.owner)])
  }

  private func valueChanges(to new: Self, _ variables: [String]) -> [PlanDifference.Change] {
    variables.compactMap { variable in
      let (from, to) = (values[variable], new.values[variable])
      return ChangedText.isSame(from, to) ? nil : .value(variable: variable, from: from, to: to)
    }
  }

  private func editChanges(to new: Self) -> [PlanDifference.Change] {
    let (old, new) = (byStep, new.byStep)
    return Set(old.keys).union(new.keys).sorted().flatMap { step in
      let parts: [(String, String?, String?)] = [
        ("subject", old[step]?.subject, new[step]?.subject),
        ("body", old[step]?.text, new[step]?.text), ("HTML", old[step]?.html, new[step]?.html),
      ]
      return parts.filter { !ChangedText.isSame($0.1, $0.2) }.map { part, from, to in
        PlanDifference.Change.edit(step: step, part: part, from: from, to: to)
      }
    }
  }

  private var byStep: [Int: PlanDocument.Edit] {
    Dictionary((edits ?? []).map { ($0.step, $0) }, uniquingKeysWith: { $1 })
  }
}
