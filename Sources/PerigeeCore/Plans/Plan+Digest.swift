extension Plan {
  /// The digest of everything that makes this plan this plan (rules 26 and 27): what was asked, what
  /// will go out to whom, from whom, when and with which words, and who was left out and why.
  ///
  /// Numbers that a store gave out are not in it: the same team's data on another machine gives the
  /// same plan.
  func computedDigest() -> Digest {
    let digester = Digester()
    digester.add("perigee plan 1")
    request.feed(digester)
    sequence.feed(digester)
    digester.add(team.zone.name)
    digester.add(Int(horizon.milliseconds))
    digester.add(senders.count)
    for planned in senders {
      digester.add(planned.sender.email.text)
      digester.add(planned.sender.name)
      digester.add(planned.sender.zone.name)
      digester.add(planned.enrollments.count)
    }
    digester.add(contacts)
    digester.add(ownerNames.map(\.text))
    previousOwners.withUnsafeBytes { digester.add(bytes: $0) }
    digester.add(variables)
    for column in values { digester.add(column) }
    digester.add(times)
    for (enrollment, edits) in edits.sorted(by: { $0.key < $1.key }) {
      digester.add(enrollment)
      for edit in edits { edit.feed(digester) }
    }
    digester.add(excluded.count)
    for contact in excluded {
      digester.add(contact.contact.text)
      digester.add(contact.reasons.flatMap { [$0.code, $0.detail] })
    }
    return digester.finish()
  }
}

extension Digester {
  borrowing func add(_ texts: [String]) {
    add(texts.count)
    for text in texts { add(text) }
  }

  /// A text that may be absent, which is not the same as empty.
  borrowing func add(_ text: String?) {
    add(text == nil ? 0 : 1)
    if let text { add(text) }
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

extension PlanRequest {
  /// In the words of the command line, so that the digest has no encoder's habits in it.
  fileprivate func feed(_ digester: borrowing Digester) {
    digester.add(sequence)
    digester.add(contacts.words)
    digester.add(senders.words)
    digester.add(Int(start.milliseconds))
    digester.add(mode.words)
    digester.add(authorize ? 1 : 0)
    digester.add(fit.rawValue)
    digester.add(String(seed))
    digester.add(Int(now.milliseconds))
    digester.add(user.text)
  }
}
