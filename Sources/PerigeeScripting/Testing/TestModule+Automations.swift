import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

/// Automations, driven by tests: each runs at once, in the case's own store.
extension TestModule {
  /// `test.tick(name, at)`: a moment of a schedule.
  func tick(_ arguments: [LuaValue]) throws -> [LuaValue] {
    guard case .string(let name) = arguments[0] else {
      throw misuse(
        "tick", .wrong(subject: "the automation", expected: "its name", found: arguments[0].shown))
    }
    let automation = try session.workspace.automation(name).automation
    guard case .every(let clock) = automation.trigger else {
      throw misuse(
        "tick",
        .wrong(
          subject: "the automation", expected: "one with every; test.emit is for events",
          found: "\(name), \(automation.triggerWords)"))
    }
    switch arguments[1] {
    case .nil: break
    case .string(let text): host.move(to: try Session.instant(text, clock.zone, of: "the moment"))
    default:
      throw misuse(
        "tick", .wrong(subject: "the moment", expected: "a string", found: arguments[1].shown))
    }
    if clock.leavesOutClosedDays,
      !session.team.window.isWorking(clock.zone.localDay(of: session.now))
    {
      return [.nil, .string(Occurrence.SkipCause.closed.rawValue)]
    }
    return [try outcome(of: automation, events: [])]
  }

  /// `test.emit(kind, event)`: something happens, and whatever waits for it runs.
  func emit(_ arguments: [LuaValue]) throws -> [LuaValue] {
    let event = try event(arguments)
    let woken = try session.automations(wokenBy: event)
    return [try host.list(woken.map { try outcome(of: $0, events: [event]) })]
  }

  /// `test.grant(name, engage, per_day)`: what a manager would give.
  func grant(_ arguments: [LuaValue]) throws -> [LuaValue] {
    guard case .string(let name) = arguments[0], let engage = arguments[1].wholeNumber,
      let perDay = arguments[2].wholeNumber, engage > 0, perDay > 0
    else {
      throw misuse(
        "grant",
        .wrong(
          subject: "a grant", expected: "a name and two numbers",
          found: arguments.map(\.shown).joined(separator: ", ")))
    }
    _ = try session.workspace.automation(name)
    let grant = AutomationGrant(
      automation: name, engage: engage, perDay: perDay, by: session.user.email, at: session.now)
    try session.store.write { try $0.setGrant(grant, of: name) }
    return []
  }

  private func event(_ arguments: [LuaValue]) throws -> AutomationEvent {
    let kinds = AutomationEvent.Kind.allCases.map(\.rawValue)
    guard case .string(let name) = arguments[0], let kind = AutomationEvent.Kind(rawValue: name)
    else {
      throw misuse(
        "emit",
        .choice(
          subject: "the kind", found: arguments[0].plainText,
          suggestion: Suggestion.nearest(to: arguments[0].plainText, among: kinds),
          choices: kinds))
    }
    var event = AutomationEvent(kind, at: session.now)
    guard case .table(let table) = arguments[1] else { return event }
    let keys = ["contact", "sequence", "sender", "list", "detail"]
    for (key, value) in try table.pairs() {
      guard case .string(let text) = value else {
        throw misuse(
          "emit",
          .wrong(subject: key.plainText, expected: "a string", found: value.shown))
      }
      switch key.plainText {
      case "contact": event.contact = try Session.address(text)
      case "sequence": event.sequence = text
      case "sender": event.sender = try Session.address(text)
      case "list": event.list = text
      case "detail": event.detail = text
      case let other:
        throw misuse(
          "emit",
          .unknownKey(
            other, suggestion: Suggestion.nearest(to: other, among: keys), keys: keys))
      }
    }
    return event
  }

  /// Runs it and gives what came of it: what it returned, and what the log says since.
  private func outcome(of automation: Automation, events: [AutomationEvent]) throws -> LuaValue {
    let before = try session.store.read { try $0.log(limit: nil).count }
    let actor = AutomationActor(automation, run: nil, depth: 0)
    let result = try host.acting(as: actor, of: automation) {
      try host.run(automation, seed: 1, at: session.now, events: events)
    }
    let (log, proposals) = try session.store.read { reader in
      (
        Array(try reader.log(limit: nil).dropFirst(before)),
        try reader.proposals(limit: 1_000).filter { actor.digests.contains($0.digest) }.reversed()
      )
    }
    return try host.record([
      ("automation", .string(automation.name)), ("result", .string(result)),
      (
        "proposals",
        try host.list(
          proposals.map { made in
            try host.record([
              ("id", .integer(made.id.number)), ("sequence", .string(made.sequence)),
              ("contacts", LuaValue(made.contacts)), ("emails", LuaValue(made.emails)),
              ("why", .string(made.why)),
            ])
          })
      ),
      (
        "log",
        try host.list(
          log.map { entry in
            try host.record([
              ("action", .string(entry.action.rawValue)), ("subject", .string(entry.subject)),
              ("detail", .string(entry.detail)),
            ])
          })
      ),
    ])
  }
}
