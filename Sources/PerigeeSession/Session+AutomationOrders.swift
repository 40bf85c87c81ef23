package import PerigeeCore
import PerigeeWorkspace

// What people say about automations.
extension Session {
  /// Pauses automations: their moments are skipped until somebody resumes them.
  /// - Parameter names: nil for all that are declared.
  /// - Returns: those that were not paused.
  /// - Throws: `UnknownName`.
  package func pauseAutomations(_ names: [String]?, why: String?) throws -> [String] {
    try changeAutomations(names, .pauseAutomation, "paused" + (why.map { ": \($0)" } ?? "")) {
      record in
      guard record.pause == nil else { return false }
      record.pause = AutomationRecord.Pause(at: now, why: why ?? "by hand", by: actor)
      return true
    }
  }

  /// Lets automations run again; moments that were skipped meanwhile stay so.
  /// - Parameter names: nil for all that are declared.
  /// - Returns: those that were paused.
  /// - Throws: `UnknownName`.
  package func resumeAutomations(_ names: [String]?) throws -> [String] {
    try requirePerson("resuming automations")
    return try changeAutomations(names, .resumeAutomation, "resumed") { record in
      guard record.pause != nil else { return false }
      (record.pause, record.failures) = (nil, 0)
      if record.kind == nil { record.lastTarget = max(record.lastTarget ?? record.since, now) }
      return true
    }
  }

  private func changeAutomations(
    _ names: [String]?, _ action: LogEntry.Action, _ words: String,
    _ change: (inout AutomationRecord) -> Bool
  ) throws -> [String] {
    let names = names ?? workspace.automations.map(\.name)
    for name in names { _ = try workspace.automation(name) }
    return try write { writer in
      var changed: [String] = []
      for var record in try writer.automations() where names.contains(record.name) {
        guard change(&record) else { continue }
        try writer.save(record)
        try writer.record(entry(action, record.name, words))
        changed.append(record.name)
      }
      return changed
    }
  }

  /// Whether `grant` may be given, before anybody is asked.
  /// - Throws: as `grant` does.
  package func requireGrantable(_ name: String) throws {
    try requirePerson("granting")
    try requireManager("granting an automation")
    _ = try workspace.automation(name)
  }

  /// Allows an automation to engage without asking; it is a manager who does.
  /// - Throws: `UnknownName`, `SessionError.managersOnly`, `AutomationError.forPeople`.
  package func grant(_ name: String, engage: Int, perDay: Int) throws -> AutomationGrant {
    try requireGrantable(name)
    let grant = AutomationGrant(
      automation: name, engage: engage, perDay: perDay, by: user.email, at: now)
    return try write { writer in
      try writer.setGrant(grant, of: name)
      try writer.record(
        entry(
          .grant, name,
          "may engage \(counted(engage, "contact")) at once, \(counted(perDay, "time")) in 24 hours"
        ))
      return grant
    }
  }

  /// Takes a grant back.
  /// - Returns: false where there was none.
  /// - Throws: `SessionError.managersOnly`, `AutomationError.forPeople`.
  package func revokeGrant(_ name: String) throws -> Bool {
    try requirePerson("taking a grant back")
    try requireManager("taking a grant back")
    return try write { writer in
      guard try writer.grant(of: name) != nil else { return false }
      try writer.setGrant(nil, of: name)
      try writer.record(entry(.grant, name, "may engage nothing by itself"))
      return true
    }
  }

  /// Whether the automation that acts may engage this plan by itself.
  /// - Throws: `AutomationError`.
  func requireGrant(_ plan: Plan, _ reader: any StoreReader) throws {
    guard let automation else { return }
    let name = automation.name
    guard let grant = try reader.grant(of: name) else {
      throw AutomationError.noGrant(automation: name)
    }
    let allowed = min(grant.engage, automation.limits.engage)
    guard plan.count <= allowed else {
      throw AutomationError.grantTooSmall(
        automation: name, contacts: plan.count, allowed: allowed,
        isOwnLimit: automation.limits.engage < grant.engage)
    }
    let since = now - Milliseconds.day + 1
    guard try reader.engagements(byAutomation: name, since: since) < grant.perDay else {
      throw AutomationError.grantUsed(automation: name, perDay: grant.perDay)
    }
  }

  /// What the automation that acts writes into a file counts as an effect, before it is there: a run that
  /// ends between the two has had one.
  /// - Returns: what counts the bytes that are written; it throws `AutomationError.tooMuchWritten`.
  package func beginFile() throws -> (Int) throws -> Void {
    guard let automation else { return { _ in } }
    if automation.run != nil { try write { try noteEffect($0) } }
    return { try automation.spend(bytes: $0) }
  }

  /// Notes what the automation that acts has changed, in the transaction that changes it.
  func noteEffect(_ writer: any StoreWriter) throws {
    guard let id = automation?.run, var run = try writer.run(id) else { return }
    run.effects += 1
    run.digests = automation?.digests ?? []
    try writer.settle(run)
  }
}
