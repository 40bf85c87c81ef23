package import PerigeeCore
package import PerigeeWorkspace

/// How automations stand.
package struct AutomationOverview {
  /// One of them.
  package struct Line {
    package let name: String
    /// "mon at 08:30 (Europe/Berlin)".
    package let trigger: String
    /// "ready", "running", "paused", "new" before any write has seen it, "gone" without its file, "not read" where a file cannot be used that may have it.
    package let state: String
    /// Why it is paused, or what a new one waits for.
    package let why: String?
    package let last: AutomationRun?
    /// The next moment of its schedule that is no closed day; nil for events, and where it is paused.
    package let next: Instant?
    /// Occurrences that wait, moments that passed without a row, and events that nobody has looked at.
    package let behind: Int
    /// Moments that passed without a row; nil where there is none.
    package let overdue: OverdueTicks?
    /// Runs that failed in a row.
    package let failures: Int
    package let grant: AutomationGrant?
  }

  package let lines: [Line]
  /// What is wrong in files whose automations are not used.
  package let broken: [Finding]
  package let zone: Zone
}

extension AutomationOverview {
  package func text(_ style: TextStyle = .plain) -> String {
    guard !lines.isEmpty else { return brokenWords + none }
    var table = TextTable([
      ("automation", .left), ("when", .left), ("state", .left), ("last", .left), ("next", .left),
      ("behind", .left), ("failures", .right), ("may engage", .left),
    ])
    for line in lines {
      let last = line.last.map { "\($0.state.rawValue) \($0.now.words(in: zone))" }
      table.add([
        line.name, line.trigger, line.state, last ?? "never", line.next?.words(in: zone) ?? "",
        line.behindWords(in: zone), String(line.failures),
        line.grant.map { "\($0.engage), \($0.perDay) a day" } ?? "nothing",
      ])
    }
    let reasons = lines.compactMap { line in line.why.map { "\(line.name): \($0)\n" } }
    return table.text(style) + reasons.joined() + brokenWords
  }

  /// What a listing cannot know of an automation that nothing has seen.
  package static let newWords =
    "new, so that its moments and events count from the first perigee dispatch, perigee automations due "
    + "or change of the data on"

  private var none: String {
    broken.isEmpty ? "no automations: automations/*.lua declare them\n" : ""
  }

  private var brokenWords: String { broken.map { "not used: \($0)\n" }.joined() }

  package func write(to json: inout JSONWriter) throws {
    try json.array { json in
      for line in lines {
        try json.object { json in
          try json.member("automation", line.name)
          try json.member("when", line.trigger)
          try json.member("state", line.state)
          try json.member("why", line.why)
          try json.member("last_run", line.last?.id.number)
          try json.member("last_state", line.last?.state.rawValue)
          try json.member("last_at", line.last?.now.rfc3339(in: zone))
          try json.member("next", line.next?.rfc3339(in: zone))
          try json.member("behind", line.behind)
          try json.member("behind_since", line.overdue?.since.rfc3339(in: zone))
          try json.member("failures", line.failures)
          try json.member("grant_engage", line.grant?.engage)
          try json.member("grant_per_day", line.grant?.perDay)
        }
      }
      for finding in broken {
        try json.object { json in
          try json.member("automation", Optional<String>.none)
          try json.member("state", "broken")
          try json.member("why", finding.description)
          try json.member("file", finding.file)
          try json.member("line", finding.line)
        }
      }
    }
  }
}

extension AutomationOverview.Line {
  /// "behind by 3, since Mon 30 Nov 2026 08:30"; nothing where it is not.
  fileprivate func behindWords(in zone: Zone) -> String {
    guard behind > 0 else { return "" }
    return "behind by \(grouped(behind))"
      + (overdue.map { ", since \($0.since.words(in: zone))" } ?? "")
  }
}

extension Session {
  package func automationOverview() throws -> AutomationOverview {
    try store.read { reader in
      let records = Dictionary(
        uniqueKeysWithValues: try reader.automations().map { ($0.name, $0) })
      let declared = try workspace.automations.map {
        try line($0.automation, records[$0.name], reader)
      }
      let names = Set(declared.map(\.name))
      let gone = try records.values.filter { !names.contains($0.name) }
        .sorted { $0.name < $1.name }.map { record in
          AutomationOverview.Line(
            name: record.name, trigger: record.trigger,
            state: workspace.brokenAutomations.isEmpty ? "gone" : "not read", why: nil,
            last: try reader.runs(of: record.name, in: nil, since: nil, limit: 1).first, next: nil,
            behind: 0, overdue: nil, failures: record.failures,
            grant: try reader.grant(of: record.name))
        }
      return AutomationOverview(
        lines: declared + gone, broken: workspace.brokenAutomations, zone: team.zone)
    }
  }

  private func line(
    _ automation: Automation, _ record: AutomationRecord?, _ reader: any StoreReader
  ) throws -> AutomationOverview.Line {
    let name = automation.name
    let isRunning = try !reader.runs(of: name, in: .running, since: nil, limit: 1).isEmpty
    let state =
      isRunning ? "running" : record == nil ? "new" : record?.pause == nil ? "ready" : "paused"
    var behind = try reader.occurrences(of: name, in: .waiting, limit: 1_000).count
    var overdue: OverdueTicks?
    if let record, case .every(let clock) = automation.trigger {
      overdue = OverdueTicks(of: clock, since: record, team: team.window, now: now)
      behind += overdue?.count ?? 0
    }
    if let kind = automation.kind, let record {
      behind += try reader.automationEvents(
        kind, after: record.lastEvent, limit: Self.eventBatch
      ).count { $0.origin?.automation != name }
    }
    return AutomationOverview.Line(
      name: name, trigger: automation.triggerWords, state: state,
      why: state == "new" ? AutomationOverview.newWords : record?.pause?.why,
      last: try reader.runs(of: name, in: nil, since: nil, limit: 1).first,
      next: record?.pause == nil ? nextMoment(automation, record) : nil, behind: behind,
      overdue: overdue, failures: record?.failures ?? 0, grant: try reader.grant(of: name))
  }

  private func nextMoment(_ automation: Automation, _ record: AutomationRecord?) -> Instant? {
    guard case .every(let clock) = automation.trigger else { return nil }
    var moment = record?.lastTarget ?? record?.since ?? now
    if case .interval(let span) = clock.schedule, moment < now {
      // What has passed is overdue, and no next one.
      moment =
        moment + (now.milliseconds - moment.milliseconds) / span.milliseconds * span.milliseconds
    } else {
      moment = max(moment, now)
    }
    for _ in 0..<400 {
      guard let next = clock.schedule.next(after: moment, in: clock.zone, team: team.window) else {
        return nil
      }
      if next > now, !clock.isClosed(next, team.window) { return next }
      moment = next
    }
    return nil
  }
}
