package import PerigeeCore
import PerigeeWorkspace

/// The moments of schedules that come, closed days and daylight saving included.
package struct AutomationMoments {
  package struct Moment {
    package let automation: String
    package let at: Instant
    /// Of the automation's clock.
    package let zone: Zone
    /// The team does not work on that day, and it is left out.
    package let isClosed: Bool
  }

  /// In order of time.
  package let moments: [Moment]
  /// There were more than are shown.
  package let isCut: Bool
  /// The automations that nothing has seen yet.
  package let unseen: [String]
}

extension AutomationMoments {
  package func text(_ style: TextStyle = .plain) -> String {
    guard !moments.isEmpty else { return "no automation has a moment in these days\n" }
    var table = TextTable([("at", .left), ("automation", .left), ("", .left)])
    for moment in moments {
      table.add([
        moment.at.zonedWords(in: moment.zone), moment.automation,
        moment.isClosed ? "left out: the team does not work on that day" : "",
      ])
    }
    return table.text(style) + (isCut ? "and more\n" : "")
      + unseen.map { "\($0) is \(AutomationOverview.newWords)\n" }.joined()
  }

  package func write(to json: inout JSONWriter) throws {
    try json.array { json in
      for moment in moments {
        try json.object { json in
          try json.member("at", moment.at.rfc3339(in: moment.zone))
          try json.member("automation", moment.automation)
          try json.member("skipped", moment.isClosed ? Occurrence.SkipCause.closed.rawValue : nil)
        }
      }
    }
  }
}

extension Session {
  /// - Parameter days: how far to look, from now on.
  package func automationMoments(days: Int) throws -> AutomationMoments {
    let limit = 1_000
    let end = now + Int64(days) * Milliseconds.day
    let records = Dictionary(
      uniqueKeysWithValues: try store.read { try $0.automations() }.map { ($0.name, $0) })
    var moments: [AutomationMoments.Moment] = []
    var unseen: [String] = []
    for automation in workspace.automations.map(\.automation) {
      guard case .every(let clock) = automation.trigger else { continue }
      let record = records[automation.name]
      let last = record?.lastTarget ?? record?.since ?? now
      var moment = clock.schedule.isInterval ? last : now
      if record == nil { unseen.append(automation.name) }
      var count = 0
      while count <= limit,
        let next = clock.schedule.next(after: moment, in: clock.zone, team: team.window),
        next <= end
      {
        moment = next
        guard next > now else { continue }
        count += 1
        moments.append(
          .init(
            automation: automation.name, at: next, zone: clock.zone,
            isClosed: clock.isClosed(next, team.window)))
      }
    }
    moments.sort { ($0.at, $0.automation) < ($1.at, $1.automation) }
    return AutomationMoments(
      moments: Array(moments.prefix(limit)), isCut: moments.count > limit, unseen: unseen)
  }
}
