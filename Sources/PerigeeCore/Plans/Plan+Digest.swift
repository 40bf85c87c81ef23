extension Plan {
  /// The digest of everything that makes this plan this plan (rules 26 and 27): what was asked, what
  /// will go out to whom, from whom, when and with which words, and who was left out and why.
  ///
  /// Facts go in, as codes and values; sentences of ours do not, so that a reworded message leaves
  /// every saved plan what it is. Numbers that a store gave out are not in it either: the same team's
  /// data on another machine gives the same plan.
  ///
  /// A plan file shows each fact that goes in, so that whatever makes two digests differ can be
  /// named: what is added here is added to `PlanDocument` and to `PlanDifference`.
  func computedDigest() -> Digest {
    let digester = Digester()
    digester.add("perigee plan 3")
    request.feed(digester)
    sequence.feed(digester)
    digester.add(team.zone.name)
    digester.add(Int(horizon.milliseconds))
    digester.add(senders.count)
    for planned in senders {
      SenderSettings(planned.sender).feed(digester)
      digester.add(planned.enrollments.count)
    }
    digester.add(contacts)
    feedOwners(digester)
    digester.add(variables)
    for column in values { digester.add(column) }
    digester.add(times)
    for (enrollment, edits) in edits.sorted(by: { $0.key < $1.key }) {
      digester.add(enrollment)
      digester.add(edits.count)
      for edit in edits { edit.feed(digester) }
    }
    digester.add(excluded.count)
    for contact in excluded {
      digester.add(contact.contact.text)
      digester.add(contact.reasons.count)
      for reason in contact.reasons { reason.feed(digester) }
    }
    feedMail(digester)
    return digester.finish()
  }

  /// What a team adds to its emails: "name, signature, reply-to and unsubscribe address". Not the
  /// key: it may change before an email goes, and the address stays.
  ///
  /// It comes last and only where there is any, so that the digests of other teams are what they were.
  private func feedMail(_ digester: borrowing Digester) {
    let signs = senders.contains { $0.sender.signature != nil || $0.sender.replyTo != nil }
    guard signs || team.unsubscribe != nil else { return }
    digester.add("mail")
    digester.add(team.unsubscribe?.mailto.text)
    for planned in senders {
      digester.add(planned.sender.signature?.text)
      digester.add(planned.sender.signature?.html)
      digester.add(planned.sender.replyTo?.text)
    }
  }

  /// Owners by number in the order in which enrollments name them, since `ownerNames` has an order of
  /// its own, which no plan file shows.
  private func feedOwners(_ digester: borrowing Digester) {
    var numbers = Array(repeating: Int32(-1), count: ownerNames.count)
    var names: [String] = []
    let owners = previousOwners.map { owner -> Int32 in
      guard owner >= 0 else { return -1 }
      if numbers[Int(owner)] < 0 {
        numbers[Int(owner)] = Int32(names.count)
        names.append(ownerNames[Int(owner)].text)
      }
      return numbers[Int(owner)]
    }
    digester.add(names)
    owners.withUnsafeBytes { digester.add(bytes: $0) }
  }
}

extension EmailSequence {
  func feed(_ digester: borrowing Digester) {
    digester.add(name)
    digester.add(safeguard.rawValue)
    digester.add(steps.count)
    for step in steps {
      digester.add(step.after)
      digester.add(step.hour ?? -1)
      switch step.content {
      case .task(let task):
        digester.add("task")
        digester.add(task.source)
      case .email(let email):
        digester.add("email")
        for template in [email.subject, email.text, email.html] {
          digester.add(template?.source as String?)
        }
      }
    }
  }
}

extension StepEdit {
  fileprivate func feed(_ digester: borrowing Digester) {
    digester.add(step)
    for text in [subject, text, html] { digester.add(text as String?) }
  }
}
