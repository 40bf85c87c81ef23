extension Misfit {
  /// One sentence of what does not fit, with days and numbers, and one of what can be done.
  package var message: String { "\(fact). \(remedy)" }

  /// What does not fit, with days and numbers.
  package var fact: String {
    switch kind {
    case .beyondQuota:
      "\(subject) has \(counted(emails, "planned email")) beyond its quota of today "
        + "(\(setting ?? "")): \(dayWords)"
    case .outsideWindow:
      "\(subject) has \(counted(emails, "planned email")) outside its window of today "
        + "(\(setting ?? "")): \(dayWords)"
    case .disabledSender: "\(subject) is disabled, and still has \(sendings)"
    case .unknownSender: "\(subject) is no sender of the team any more, and still has \(sendings)"
    case .unknownSequence:
      "the sequence \(subject) is in the workspace no more, and still has \(sendings)"
    }
  }

  private var subject: String { sender?.text ?? sequence ?? "" }

  /// "3 planned emails and 1 planned task"
  private var sendings: String {
    let emails = counted(emails, "planned email")
    return tasks == 0 ? emails : "\(emails) and \(counted(tasks, "planned task"))"
  }

  /// "131 of 132 on Wed 25 Nov 2026, 4 of 9 on Thu 26 Nov 2026 (Europe/Paris)"
  private var dayWords: String {
    let words = days.map { "\(grouped($0.emails)) of \(grouped($0.planned)) on \($0.day.words)" }
    return "\(enumerated(words, limit: 7)) (\(timeZone ?? ""))"
  }

  /// What can be done.
  package var remedy: String {
    switch kind {
    case .beyondQuota:
      "A re-plan is due: perigee replan --preview shows where they would go. Or raise the quota in "
        + "perigee.lua"
    case .outsideWindow:
      "A re-plan is due: perigee replan --preview shows where they would go. Or open the window in "
        + "perigee.lua again"
    case .disabledSender:
      "They wait: enable it in perigee.lua, or hand its contacts over (\(reassign))"
    case .unknownSender:
      "They wait: put it back into perigee.lua, or hand its contacts over (\(reassign))"
    case .unknownSequence:
      "Its contacts keep the texts that they were engaged with; put the file back, or \(stop)"
    }
  }

  private var reassign: String { "perigee reassign --from \(subject) --to …" }

  /// "stop engagement 3 (perigee stop --engagement 3)", which can be done whatever has gone already.
  private var stop: String {
    let numbers = engagements.map { "\($0.number)" }
    let noun = numbers.count == 1 ? "engagement" : "engagements"
    return "stop \(noun) \(enumerated(numbers)) (perigee stop --engagement \(numbers.first ?? "N"))"
  }
}

extension Misfit.Kind {
  /// As a report marks what does not fit.
  package var words: String {
    switch self {
    case .beyondQuota: "beyond the quota"
    case .outsideWindow: "outside the window"
    case .disabledSender: "sender disabled"
    case .unknownSender: "sender gone"
    case .unknownSequence: "sequence gone"
    }
  }
}
