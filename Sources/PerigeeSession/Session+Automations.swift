package import PerigeeCore
import PerigeeWorkspace

// The clock of automations: which moments are due, which run is taken, what became of it.
extension Session {
  /// How many events are looked at in one transaction.
  static let eventBatch = 1_000

  /// Makes the store know what the workspace declares: a schedule counts from then on, and events are kept
  /// from then on.
  func registerAutomations(_ writer: any StoreWriter) throws {
    // What is declared nobody knows: what was, stays.
    guard workspace.knowsTeam else { return }
    let notified = Set((team.notify?.events ?? []).compactMap(AutomationEvent.Kind.init(rawValue:)))
    if try writer.notifiedKinds() != notified { try writer.notify(of: notified) }
    guard !workspace.automations.isEmpty else { return }
    let known = Dictionary(
      uniqueKeysWithValues: try writer.automations().map { ($0.name, $0) })
    for automation in workspace.automations.map(\.automation) {
      let old = known[automation.name]
      if let old, old.trigger == automation.triggerWords, !old.isGone { continue }
      var record = AutomationRecord(
        name: automation.name, trigger: automation.triggerWords, kind: automation.kind, since: now,
        lastEvent: try writer.newestAutomationEvent())
      record.pause = old?.pause
      try writer.save(record)
    }
  }

  /// Writes a row for every moment that is due, and takes the oldest that waits.
  ///
  /// One transaction: two dispatchers that look at once write each moment once, and one of them takes it.
  /// - Parameters:
  ///   - name: only of this automation; nil for all.
  ///   - isGone: whether a process that runs something is known not to live any more.
  ///   - skipped: is told each moment that was found and does not run, once that is kept.
  /// - Returns: a run that has begun, for the caller to carry out and to settle; nil where nothing waits.
  package func takeRun(
    of name: String? = nil, as holder: AutomationRun.Holder,
    isGone: (AutomationRun.Holder) -> Bool, skipped: (Occurrence) throws -> Void = { _ in }
  ) throws -> AutomationRun? {
    var left: [Occurrence] = []
    let run = try write { writer in
      try bury(writer, isGone)
      left += try noteGone(writer)
      for declaration in workspace.automations { left += try noteDue(declaration, writer) }
      return try take(name, as: holder, &left, writer)
    }
    try left.forEach(skipped)
    return run
  }

  /// "A crash shows": what ran in a process that is gone has crashed, and does not run again by itself.
  private func bury(
    _ writer: any StoreWriter, _ isGone: (AutomationRun.Holder) -> Bool
  ) throws {
    let running = try writer.runs(of: nil, in: .running, since: nil, limit: 1_000)
    for run in running where isGone(run.holder) {
      try settle(run, as: .crashed, error: "its process ended without a word", at: now, writer)
    }
  }

  /// - Returns: what is skipped for it.
  private func noteGone(_ writer: any StoreWriter) throws -> [Occurrence] {
    // What a file declares that cannot be used, nobody knows: its moments wait until it is mended.
    guard workspace.brokenAutomations.isEmpty else { return [] }
    let declared = Set(workspace.automations.map(\.name))
    var skipped: [Occurrence] = []
    for var record in try writer.automations() where !declared.contains(record.name) {
      guard !record.isGone else { continue }
      record.isGone = true
      record.kind = nil
      try writer.save(record)
      for var waiting in try writer.occurrences(of: record.name, in: .waiting, limit: 1_000) {
        (waiting.state, waiting.skipped) = (.skipped, .gone)
        try writer.settle(waiting)
        skipped.append(waiting)
      }
    }
    return skipped
  }

  /// - Returns: what is skipped of it.
  private func noteDue(
    _ declaration: AutomationDeclaration, _ writer: any StoreWriter
  ) throws -> [Occurrence] {
    let automation = declaration.automation
    guard var record = try writer.automations().first(where: { $0.name == automation.name }) else {
      return []
    }
    let found: [Occurrence]
    switch automation.trigger {
    case .every(let clock):
      let due = DueTicks(
        of: automation, clock, since: record, team: team.window,
        isRunning: try isBusy(automation.name, writer), now: now)
      found = due.occurrences
      guard let last = due.lastTarget else { return [] }
      record.lastTarget = last
    case .on(let listening):
      let waiting = try writer.occurrences(of: automation.name, in: .waiting, limit: 1_000).count
      let events = try writer.automationEvents(
        listening.kind, after: record.lastEvent, limit: Self.eventBatch)
      let filter = declaration.contactFilter
      let due = try DueEvents(
        of: automation, listening, events, since: record,
        room: max(0, Occurrence.longestQueue - waiting), now: now
      ) { event in try filter.map { try holds($0, for: event.contact, writer) } ?? true }
      found = due.occurrences
      guard let last = due.lastEvent else { return [] }
      record.lastEvent = last
    }
    let new = try found.compactMap { found in
      try writer.add(found).map { id in
        var occurrence = found
        occurrence.id = id
        return occurrence
      }
    }
    try writer.save(record)
    try writer.forgetAutomations(
      before: now - AutomationEvent.kept, keeping: Occurrence.kept)
    return new.filter { $0.state == .skipped }
  }

  private func isBusy(_ name: String, _ reader: any StoreReader) throws -> Bool {
    try !reader.runs(of: name, in: .running, since: nil, limit: 1).isEmpty
      || !reader.occurrences(of: name, in: .waiting, limit: 1).isEmpty
  }

  /// Whether a contact meets the conditions of `where`.
  private func holds(
    _ filter: Filter, for contact: EmailAddress?, _ reader: any StoreReader
  ) throws -> Bool {
    guard let contact else { return false }
    let variables = try reader.variables().filter(filter.variables.contains)
    let lists = try reader.listNames().filter(filter.lists.contains)
    guard lists.count == filter.lists.count else { return false }
    var holds = false
    try reader.contacts(
      ContactQuery(.emails([contact]), variables: variables, lists: lists, histories: true)
    ) { table in
      holds = try filter.matches(table, in: ruleContext).first ?? false
    }
    return holds
  }

  /// The automations that an event makes run, its debounce aside; for tests and trials.
  package func automations(wokenBy event: AutomationEvent) throws -> [Automation] {
    try store.read { reader in
      try workspace.automations.filter { declaration in
        guard case .on(let listening) = declaration.automation.trigger,
          listening.kind == event.kind, event.meets(listening.conditions)
        else { return false }
        return try declaration.contactFilter.map { try holds($0, for: event.contact, reader) }
          ?? true
      }.map(\.automation)
    }
  }

  // MARK: Taking

  private func take(
    _ name: String?, as holder: AutomationRun.Holder, _ skipped: inout [Occurrence],
    _ writer: any StoreWriter
  ) throws -> AutomationRun? {
    let waiting = try writer.occurrences(of: name, in: .waiting, limit: 100_000).reversed()
    let running = Set(
      try writer.runs(of: nil, in: .running, since: nil, limit: 1_000).map(\.automation))
    let records = Dictionary(
      uniqueKeysWithValues: try writer.automations().map { ($0.name, $0) })
    for var occurrence in waiting where !running.contains(occurrence.automation) {
      // One whose file has gone since is skipped by the next look, with that as its reason.
      guard let automation = try? workspace.automation(occurrence.automation).automation else {
        continue
      }
      if let cause = try refusal(occurrence, automation, records[automation.name], writer) {
        (occurrence.state, occurrence.skipped) = (.skipped, cause)
        try writer.settle(occurrence)
        skipped.append(occurrence)
        continue
      }
      return try begin(occurrence, automation, as: holder, writer)
    }
    return nil
  }

  private func refusal(
    _ occurrence: Occurrence, _ automation: Automation, _ record: AutomationRecord?,
    _ reader: any StoreReader
  ) throws -> Occurrence.SkipCause? {
    if case .hand = occurrence.cause { return nil }
    if record?.pause != nil { return .paused }
    let today = try reader.runs(
      of: automation.name, in: nil, since: now - Milliseconds.day + 1, limit: 100_000)
    let begun = today.count { $0.state != .givenBack }
    return begun >= automation.limits.perDay ? .limit : nil
  }

  private func begin(
    _ occurrence: Occurrence, _ automation: Automation, as holder: AutomationRun.Holder,
    rerunOf: AutomationRun.ID? = nil, _ writer: any StoreWriter
  ) throws -> AutomationRun {
    var occurrence = occurrence
    occurrence.state = .running
    try writer.settle(occurrence)
    var run = AutomationRun(
      of: occurrence, now: now, script: automation.script,
      seed: UInt64(bitPattern: occurrence.id.number), zoneData: ZoneDirectory.system.version,
      holder: holder)
    run.rerunOf = rerunOf
    run.id = try writer.add(run)
    return run
  }

  // MARK: By hand

  /// A run of an automation that somebody asks for, whatever its schedule says.
  /// - Throws: `UnknownName`, `AutomationError.isRunning`.
  package func beginRun(
    of name: String, as holder: AutomationRun.Holder, isGone: (AutomationRun.Holder) -> Bool
  ) throws -> AutomationRun {
    try requirePerson("running an automation")
    let automation = try workspace.automation(name).automation
    return try write { writer in
      try bury(writer, isGone)
      try requireNotRunning(name, writer)
      var occurrence = Occurrence(of: name, .hand(user.email), at: now)
      // Somebody may ask twice in one moment.
      while true {
        if let id = try writer.add(occurrence) {
          occurrence.id = id
          return try begin(occurrence, automation, as: holder, writer)
        }
        occurrence.at = occurrence.at + 1
      }
    }
  }

  /// Another run of the moment that a run was of.
  /// - Parameter isConfirmed: what it changed may be changed again.
  /// - Throws: `AutomationError`, `UnknownName` where its file is gone.
  package func beginRerun(
    of id: AutomationRun.ID, isConfirmed: Bool, as holder: AutomationRun.Holder,
    isGone: (AutomationRun.Holder) -> Bool
  ) throws -> AutomationRun {
    try requirePerson("running an automation again")
    return try write { writer in
      try bury(writer, isGone)
      guard let run = try writer.run(id), let occurrence = try writer.occurrence(run.occurrence)
      else { throw AutomationError.unknownRun(id.number) }
      let automation = try workspace.automation(run.automation).automation
      try requireNotRunning(run.automation, writer)
      guard run.effects == 0 || isConfirmed else {
        throw AutomationError.hadEffects(run: id.number, effects: run.effects)
      }
      return try begin(occurrence, automation, as: holder, rerunOf: id, writer)
    }
  }

  private func requireNotRunning(_ name: String, _ reader: any StoreReader) throws {
    guard try reader.runs(of: name, in: .running, since: nil, limit: 1).isEmpty else {
      throw AutomationError.isRunning(automation: name)
    }
  }

  /// - Throws: `AutomationError.forPeople`.
  func requirePerson(_ action: String) throws {
    if automation != nil { throw AutomationError.forPeople(action: action) }
  }

  // MARK: The end of a run

  /// Keeps how a run ended; one that has ended stays as it ended.
  /// - Parameters:
  ///   - digests: of the plans that it made.
  ///   - error: why it failed; nil where it did not.
  ///   - at: when it ended.
  package func endRun(
    _ id: AutomationRun.ID, as state: AutomationRun.State, output: String = "",
    digests: [Digest]? = nil, error: String?, at moment: Instant
  ) throws {
    try write { writer in
      guard var run = try writer.run(id), run.state == .running else { return }
      run.output = String(
        decoding: output.utf8.prefix(AutomationRun.longestOutput), as: UTF8.self)
      run.digests = digests ?? run.digests
      try settle(run, as: state, error: error, at: moment, writer)
    }
  }

  /// Gives a moment back whose run began with another file than the one that is there.
  package func giveBack(_ id: AutomationRun.ID, at moment: Instant) throws {
    try write { writer in
      guard var run = try writer.run(id), run.state == .running,
        var occurrence = try writer.occurrence(run.occurrence)
      else { return }
      (run.state, run.endedAt) = (.givenBack, moment)
      run.error = "its file was changed before it began"
      try writer.settle(run)
      occurrence.state = .waiting
      try writer.settle(occurrence)
    }
  }

  private func settle(
    _ run: AutomationRun, as state: AutomationRun.State, error: String?, at moment: Instant,
    _ writer: any StoreWriter
  ) throws {
    var run = run
    (run.state, run.endedAt, run.error) = (state, moment, error)
    try writer.settle(run)
    guard var occurrence = try writer.occurrence(run.occurrence),
      var record = try writer.automations().first(where: { $0.name == run.automation })
    else { return }
    occurrence.state = state == .done ? .done : .failed
    try writer.settle(occurrence)
    record.failures = state == .done ? 0 : record.failures + 1
    // What has no file any more needs no pause.
    let limit = (try? workspace.automation(run.automation))?.automation.pauseAfter
    if let limit, record.failures >= limit, record.pause == nil {
      let actor = Automation.actor(run.automation)
      let why = "\(counted(record.failures, "failure")) in a row: \(error ?? state.rawValue)"
      record.pause = AutomationRecord.Pause(at: moment, why: why, by: actor)
      try writer.record(
        LogEntry(
          at: now, user: actor, action: .pauseAutomation, subject: run.automation, detail: why))
    }
    try writer.save(record)
  }
}
