package import PerigeeCore
import PerigeeWorkspace

/// All that is kept of one run.
package struct RunExplanation {
  package let run: AutomationRun
  package let occurrence: Occurrence
  /// Those that are kept still.
  package let events: [AutomationEvent]
  package let proposals: [PlanProposal]
  /// The file as it is now is the one that ran; nil where it is gone.
  package let isSameScript: Bool?
  package let zone: Zone
}

extension RunExplanation {
  package var text: String {
    var lines = [
      "run \(run.id.number) of \(run.automation): \(run.state.words)",
      "moment:   \(occurrence.at.zonedWords(in: zone)), \(occurrence.causeWords)",
      "ran at:   \(run.now.zonedWords(in: zone))"
        + (run.endedAt.map { ", over \($0.zonedWords(in: zone))" } ?? ""),
      "script:   \(run.script.text.prefix(12)), " + scriptWords,
      "seed:     \(run.seed), time-zone data \(run.zoneData)", "effects:  \(run.effects)",
    ]
    if let before = run.rerunOf {
      lines.append("again:    run \(before.number) was of this moment")
    }
    for event in events { lines.append("event:    \(event.words(in: zone))") }
    for digest in run.digests { lines.append("plan:     \(digest)") }
    for proposal in proposals { lines.append("proposed: \(proposal.words)") }
    if let error = run.error {
      lines.append((run.state == .givenBack ? "why:      " : "failed:   ") + error)
    }
    if run.state == .givenBack { lines.append("since:    the moment is \(occurrence.stateWords)") }
    if !run.output.isEmpty { lines.append("said:\n\(run.output)") }
    return lines.joined(separator: "\n") + "\n"
  }

  private var scriptWords: String {
    switch isSameScript {
    case true: "as the file is now"
    case false: "and the file is another one now"
    case nil: "and the file is gone"
    }
  }

  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      json.key("run")
      try run.write(to: &json, zone: zone)
      try json.member("at", occurrence.at.rfc3339(in: zone))
      try json.member("cause", occurrence.causeWords)
      try json.member("same_script", isSameScript ?? false)
      json.key("events")
      try json.array { json in
        for event in events { try event.write(to: &json, zone: zone) }
      }
      json.key("proposals")
      try json.array { json in
        for proposal in proposals { try proposal.write(to: &json, zone: zone) }
      }
    }
  }
}

extension AutomationEvent {
  /// "reply of ann@x.example, intro, Tue 24 Nov 2026 09:00 (Europe/Paris)"
  package func words(in zone: Zone) -> String {
    let whom = [contact?.text, sequence, list, sender?.text].compactMap(\.self)
    return ([kind.rawValue] + whom + [at.zonedWords(in: zone)]).joined(separator: ", ")
  }

  package func write(to json: inout JSONWriter, zone: Zone) throws {
    try json.object { json in
      try json.member("event", id)
      try json.member("kind", kind.rawValue)
      try json.member("at", at.rfc3339(in: zone))
      try json.member("contact", contact?.text)
      try json.member("sequence", sequence)
      try json.member("sender", sender?.text)
      try json.member("list", list)
      try json.member("detail", detail)
      try json.member("caused_by", origin?.automation)
    }
  }
}

extension Session {
  /// - Throws: `AutomationError.unknownRun`.
  package func explainRun(_ number: Int64) throws -> RunExplanation {
    try store.read { reader in
      guard let run = try reader.run(.init(number)),
        let occurrence = try reader.occurrence(run.occurrence)
      else { throw AutomationError.unknownRun(number) }
      return RunExplanation(
        run: run, occurrence: occurrence, events: try events(of: occurrence, reader),
        proposals: try reader.proposals(limit: 1_000).filter { $0.run == run.id },
        isSameScript: workspace.automations.first { $0.name == run.automation }
          .map { $0.automation.script == run.script }, zone: team.zone)
    }
  }

  /// A run with what its script is told.
  /// - Throws: `AutomationError.unknownRun`.
  package func run(_ id: AutomationRun.ID) throws -> (
    run: AutomationRun, occurrence: Occurrence, events: [AutomationEvent]
  ) {
    try store.read { reader in
      guard let run = try reader.run(id), let occurrence = try reader.occurrence(run.occurrence)
      else { throw AutomationError.unknownRun(id.number) }
      return (run, occurrence, try events(of: occurrence, reader))
    }
  }

  private func events(
    of occurrence: Occurrence, _ reader: any StoreReader
  ) throws -> [AutomationEvent] {
    guard case .events(let ids) = occurrence.cause else { return [] }
    return try reader.automationEvents(ids)
  }

  /// Makes the store know what the workspace declares.
  package func noteAutomations() throws {
    guard !workspace.automations.isEmpty || team.notify != nil else { return }
    try write { _ in }
  }
}
