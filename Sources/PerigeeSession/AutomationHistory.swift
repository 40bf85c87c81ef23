package import PerigeeCore
import PerigeeWorkspace

/// The moments of automations that have rows, with their runs.
package struct AutomationHistory {
  package struct Line {
    package let occurrence: Occurrence
    /// Oldest first; where it was skipped none, or those that were given back before.
    package let runs: [AutomationRun]

    package init(occurrence: Occurrence, runs: [AutomationRun]) {
      self.occurrence = occurrence
      self.runs = runs
    }
  }

  /// Newest first.
  package let lines: [Line]
  package let zone: Zone
}

extension AutomationHistory {
  package func text(_ style: TextStyle = .plain) -> String {
    guard !lines.isEmpty else { return "nothing has run, and nothing was due\n" }
    var table = TextTable([
      ("run", .right), ("automation", .left), ("moment", .left), ("cause", .left),
      ("became", .left), ("effects", .right),
    ])
    for line in lines {
      let moment = line.occurrence.at.distinctWords(in: zone)
      if line.runs.isEmpty || line.occurrence.skipped != nil {
        table.add([
          "", line.occurrence.automation, moment, line.occurrence.causeWords,
          line.occurrence.stateWords, "",
        ])
      }
      for run in line.runs.reversed() {
        table.add([
          String(run.id.number), run.automation, moment, line.occurrence.causeWords,
          run.state.words + (run.error.map { ": \(style.cell($0.firstLine))" } ?? ""),
          String(run.effects),
        ])
      }
    }
    return table.text(style)
  }

  package func write(to json: inout JSONWriter) throws {
    try json.array { json in
      for line in lines { try line.write(to: &json, zone: zone) }
    }
  }
}

extension AutomationHistory.Line {
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("occurrence", occurrence.id.number)
      try json.member("automation", occurrence.automation)
      try json.member("at", occurrence.at.rfc3339(in: zone))
      try json.member("cause", occurrence.causeWords)
      try json.member("state", occurrence.state.rawValue)
      try json.member("skipped", occurrence.skipped?.rawValue)
      try json.member(
        "why", occurrence.skipped == nil ? nil : occurrence.why ?? occurrence.skipped?.words)
      json.key("runs")
      try json.array { json in
        for run in runs { try run.write(to: &json, zone: zone) }
      }
    }
  }
}

extension AutomationRun {
  /// `{"run", "automation", "state", "now", …}`.
  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("run", id.number)
      try json.member("automation", automation)
      try json.member("state", state.rawValue)
      try json.member("now", now.rfc3339(in: zone))
      try json.member("ended", endedAt?.rfc3339(in: zone))
      try json.member("script", script.text)
      try json.member("seed", Int64(bitPattern: seed))
      try json.member("time_zone_data", zoneData)
      try json.member("rerun_of", rerunOf?.number)
      try json.member("effects", effects)
      json.key("digests")
      try json.array { json in for digest in digests { try json.string(digest.text) } }
      try json.member("output", output)
      try json.member("error", error)
    }
  }
}

extension String {
  fileprivate var firstLine: String { String(prefix { !$0.isNewline }) }
}

extension Session {
  /// - Parameter name: of one that is declared or was; nil for all.
  /// - Throws: `UnknownName`.
  package func automationHistory(of name: String?, limit: Int) throws -> AutomationHistory {
    try store.read { reader in
      if let name, try !reader.automations().contains(where: { $0.name == name }) {
        _ = try workspace.automation(name)
      }
      let runs = try reader.runs(of: name, in: nil, since: nil, limit: 2 * limit)
      let lines = try reader.occurrences(of: name, in: nil, limit: limit).map { occurrence in
        AutomationHistory.Line(
          occurrence: occurrence,
          runs: runs.filter { $0.occurrence == occurrence.id }.reversed())
      }
      let sorted = lines.sorted {
        ($0.occurrence.at, $0.occurrence.id.number) > ($1.occurrence.at, $1.occurrence.id.number)
      }
      return AutomationHistory(lines: sorted, zone: team.zone)
    }
  }
}
