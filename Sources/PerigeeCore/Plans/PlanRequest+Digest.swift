extension PlanRequest {
  /// What was asked, as codes and values.
  func feed(_ digester: borrowing Digester) {
    digester.add(sequence)
    contacts.feed(digester)
    senders.feed(digester)
    digester.add(Int(start.milliseconds))
    mode.feed(digester)
    digester.add(authorize ? 1 : 0)
    digester.add(fit.rawValue)
    digester.add(String(seed))
    digester.add(Int(now.milliseconds))
    digester.add(user.text)
  }
}

extension ContactSelection {
  fileprivate func feed(_ digester: borrowing Digester) {
    scope.feed(digester)
    for (kind, names) in [("filter", filters), ("left_out", leftOut.map(\.text))]
    where !names.isEmpty {
      digester.add(kind)
      digester.add(names)
    }
    for condition in conditions {
      digester.add("where")
      digester.add(condition.field)
      digester.add(condition.value)
    }
  }
}

extension ContactScope {
  fileprivate func feed(_ digester: borrowing Digester) {
    // What is asked for where everybody is looked at is the filter's.
    guard case .gathered(let gathering) = self else { return }
    if !gathering.lists.isEmpty {
      digester.add("list")
      digester.add(gathering.lists)
    }
    if !gathering.emails.isEmpty || gathering.lists.isEmpty {
      // How many, and not which: each of them stands in the plan, enrolled or excluded, and a plan
      // file does not keep the order in which they were asked for, nor who was named twice.
      digester.add("emails")
      digester.add(Set(gathering.emails).count)
    }
  }
}

extension SenderStrategy {
  fileprivate func feed(_ digester: borrowing Digester) {
    switch self {
    case .me: digester.add("me")
    case .owners: digester.add("owners")
    case .selected(let emails):
      digester.add("selected")
      digester.add(emails.map(\.text))
    case .rule(let name):
      digester.add("rule")
      digester.add(name)
    }
  }
}

extension PlanMode {
  fileprivate func feed(_ digester: borrowing Digester) {
    switch self {
    case .asSoonAsPossible: digester.add("asap")
    case .spread(let spread):
      digester.add("spread")
      digester.add(spread.perDay)
      digester.add(spread.perHour)
    }
  }
}
