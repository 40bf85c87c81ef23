extension Plan {
  /// Every sending, in order of time, then of sender, then of contact.
  package var sendings: [PlannedSending] {
    var sendings: [PlannedSending] = []
    sendings.reserveCapacity(times.count)
    for (number, planned) in senders.enumerated() {
      for enrollment in planned.enrollments {
        for step in 0..<steps {
          sendings.append(
            PlannedSending(
              at: time(enrollment, step: step), sender: number, enrollment: enrollment, step: step))
        }
      }
    }
    sendings.sort()
    return sendings
  }

  /// Contacts whose owner the commit changes, grouped by sender.
  package var ownerChanges: [OwnerChange] {
    senders.flatMap { planned in
      let own = Int32(ownerNames.firstIndex(of: planned.sender.email) ?? -2)
      return planned.enrollments.filter { previousOwners[$0] != own }.map { enrollment in
        OwnerChange(
          contact: contact(enrollment), from: previousOwner(enrollment), to: planned.sender.email)
      }
    }
  }

  /// The contact's owner before the plan; nil for nobody.
  package func previousOwner(_ enrollment: Int) -> EmailAddress? {
    let number = previousOwners[enrollment]
    return number < 0 ? nil : ownerNames[Int(number)]
  }

  /// The sender's number in `senders` of an enrollment.
  package func sender(of enrollment: Int) -> Int {
    // Senders are few, and their ranges ascend.
    senders.firstIndex { $0.enrollments.contains(enrollment) }!
  }

  /// The sender's first and last moment; nil where it has none.
  package func span(of planned: PlannedSender) -> ClosedRange<Instant>? {
    let range = planned.enrollments.lowerBound * steps..<planned.enrollments.upperBound * steps
    guard let first = times[range].min(), let last = times[range].max() else { return nil }
    return first...last
  }

  /// The first and last moment of all; nil for an empty plan.
  package var span: ClosedRange<Instant>? {
    guard let first = times.min(), let last = times.max() else { return nil }
    return first...last
  }

  /// How many of the plan's sendings are emails.
  package var emails: Int { count * sequence.steps.filter(\.isEmail).count }

  /// The step as this enrollment's contact gets it, with its edit where it has one.
  package func step(_ step: Int, of enrollment: Int) throws(TemplateError) -> Step {
    let edit = edits[enrollment]?.first { $0.step == step + 1 }
    guard let edit else { return sequence.steps[step] }
    return try sequence.steps[step].applying(edit)
  }

  /// The value of `variable` that this enrollment was planned with.
  package func value(_ variable: String, of enrollment: Int) -> String? {
    guard let column = variables.firstIndex(of: variable) else { return nil }
    return values[column].value(enrollment)
  }
}
