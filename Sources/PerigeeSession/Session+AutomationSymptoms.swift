import PerigeeCore
import PerigeeWorkspace

// What doctor says of automations.
extension Session {
  /// - Parameter isGone: whether a process that ran something is known not to live any more.
  func symptomsOfAutomations(
    _ isGone: (DispatchLease.Holder) -> Bool
  ) throws -> [Symptom] {
    let overview = try automationOverview()
    let broken = overview.broken.map {
      Symptom(
        .brokenAutomation, $0.description,
        remedy: "mend the file: until then its automations do not run; perigee check tells all")
    }
    return try broken + symptomsOfOverdue(overview) + overview.lines.compactMap(symptom(of:))
      + symptomsOfRuns(isGone)
  }

  /// One for all: whoever looks, looks at every automation.
  private func symptomsOfOverdue(_ overview: AutomationOverview) -> [Symptom] {
    let lines = overview.lines.filter { line in
      line.overdue.map { $0.since < now - Automation.punctuality } ?? false
    }
    guard let since = lines.compactMap({ $0.overdue?.since }).min() else { return [] }
    let count = lines.reduce(0) { $0 + ($1.overdue?.count ?? 0) }
    return [
      Symptom(
        .automationsIdle,
        "nobody has run automations since before \(since.zonedWords(in: team.zone)): "
          + "\(counted(count, "moment")) of \(enumerated(lines.map(\.name), limit: 6)) passed",
        remedy: "start perigee dispatch, or let cron call perigee automations due --once",
        count: count)
    ]
  }

  private func symptom(of line: AutomationOverview.Line) -> Symptom? {
    let waiting = line.behind - (line.overdue?.count ?? 0)
    if waiting > 1 {
      return Symptom(
        .automationBehind, "\(line.name) is behind by \(waiting)",
        remedy: "perigee automations runs \(line.name) says why; is perigee dispatch running?",
        count: waiting)
    }
    guard line.state == "paused", line.failures > 0 else { return nil }
    return Symptom(
      .automationBehind, "\(line.name) is paused: \(line.why ?? "it failed too often")",
      remedy: "perigee automations runs \(line.name), then perigee automations resume \(line.name)")
  }

  // MARK: Crashes

  /// Runs whose process ended without a word, where no later one of their automation came to its end.
  private func symptomsOfRuns(_ isGone: (DispatchLease.Holder) -> Bool) throws -> [Symptom] {
    let (running, crashed) = try store.read { reader in
      (
        try reader.runs(of: nil, in: .running, since: nil, limit: 1_000),
        try reader.runs(of: nil, in: .crashed, since: now - Self.crashesTold, limit: 1_000)
          .filter { crash in
            try !reader.runs(of: crash.automation, in: .done, since: crash.now, limit: 1)
              .contains { $0.id > crash.id }
          }
      )
    }
    let gone = running.filter { run in
      let holder = run.holder
      return isGone(
        DispatchLease.Holder(host: holder.host, process: holder.process, start: holder.start))
    }
    // The newest of each automation comes first.
    var named: Set<String> = []
    return (gone + crashed).filter { named.insert($0.automation).inserted }
      .map(symptom(ofCrashed:))
  }

  /// Whoever has seen a crash and lives with it is not reminded for ever.
  private static let crashesTold = 7 * Milliseconds.day

  private func symptom(ofCrashed run: AutomationRun) -> Symptom {
    let number = run.id.number
    let began = run.now.zonedWords(in: team.zone)
    let words =
      run.state == .running
      ? "run \(number) of \(run.automation) stands as running since \(began), and its process is gone"
      : "run \(number) of \(run.automation), begun on \(began), crashed: "
        + (run.error ?? "its process ended without a word")
    let again =
      run.effects == 0
      ? "perigee automations rerun \(number) runs its moment again"
      : "it had changed something (\(counted(run.effects, "effect"))), and perigee automations rerun "
        + "\(number) --yes would do so again"
    return Symptom(
      .crashedRun, words,
      remedy: "perigee automations explain \(number) says what is kept of it; \(again)")
  }
}
