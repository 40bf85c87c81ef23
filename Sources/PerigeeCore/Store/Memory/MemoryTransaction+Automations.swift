extension MemoryTransaction {
  func automations() throws -> [AutomationRecord] {
    state.automations.records.values.sorted { $0.name < $1.name }
  }

  func automationEvents(
    _ kind: AutomationEvent.Kind, after: Int64, limit: Int
  ) throws -> [AutomationEvent] {
    Array(
      state.automations.events.lazy.filter { $0.kind == kind && $0.id > after }.prefix(limit))
  }

  func automationEvents(_ ids: [Int64]) throws -> [AutomationEvent] {
    state.automations.events.filter { ids.contains($0.id) }
  }

  func newestAutomationEvent() throws -> Int64 { state.automations.newestEvent }

  func occurrences(
    of automation: String?, in wanted: Occurrence.State?, limit: Int
  ) throws -> [Occurrence] {
    let found = state.automations.occurrences.reversed().lazy.filter {
      automation ?? $0.automation == $0.automation && wanted ?? $0.state == $0.state
    }
    return Array(found.prefix(limit))
  }

  func occurrence(_ id: Occurrence.ID) throws -> Occurrence? {
    state.automations.occurrences.first { $0.id == id }
  }

  func runs(
    of automation: String?, in wanted: AutomationRun.State?, since: Instant?, limit: Int
  ) throws -> [AutomationRun] {
    let found = state.automations.runs.reversed().lazy.filter {
      automation ?? $0.automation == $0.automation && wanted ?? $0.state == $0.state
        && since ?? $0.now <= $0.now
    }
    return Array(found.prefix(limit))
  }

  func run(_ id: AutomationRun.ID) throws -> AutomationRun? {
    state.automations.runs.first { $0.id == id }
  }

  func grant(of automation: String) throws -> AutomationGrant? {
    state.automations.grants[automation]
  }

  func engagements(byAutomation name: String, since: Instant) throws -> Int {
    state.automations.engagements.count { $0.automation == name && $0.at >= since }
  }

  func proposals(limit: Int) throws -> [PlanProposal] {
    state.automations.proposals.reversed().prefix(limit).map(\.proposal)
  }

  func proposal(_ id: PlanProposal.ID) throws -> PlanProposal? {
    state.automations.proposals.first { $0.proposal.id == id }?.proposal
  }

  func planFile(of proposal: PlanProposal.ID) throws -> [UInt8] {
    state.automations.proposals.first { $0.proposal.id == proposal }?.planFile ?? []
  }
}

extension MemoryTransaction {
  func act(as origin: AutomationEvent.Origin?) { self.origin = origin }

  func tell(_ event: AutomationEvent) throws {
    if state.automations.notified.contains(event.kind) { notify(event) }
    guard state.automations.records.values.contains(where: { $0.kind == event.kind }) else {
      return
    }
    var event = event
    state.automations.newestEvent += 1
    event.id = state.automations.newestEvent
    event.origin = origin
    state.automations.events.append(event)
  }

  func save(_ record: AutomationRecord) throws { state.automations.records[record.name] = record }

  func add(_ occurrence: Occurrence) throws -> Occurrence.ID? {
    let isThere = state.automations.occurrences.contains {
      $0.automation == occurrence.automation && $0.key == occurrence.key
    }
    guard !isThere else { return nil }
    var occurrence = occurrence
    state.automations.newestOccurrence += 1
    occurrence.id = Occurrence.ID(state.automations.newestOccurrence)
    state.automations.occurrences.append(occurrence)
    return occurrence.id
  }

  func settle(_ occurrence: Occurrence) throws {
    let place = state.automations.occurrences.firstIndex { $0.id == occurrence.id }
    if let place { state.automations.occurrences[place] = occurrence }
  }

  func add(_ run: AutomationRun) throws -> AutomationRun.ID {
    var run = run
    state.automations.newestRun += 1
    run.id = AutomationRun.ID(state.automations.newestRun)
    state.automations.runs.append(run)
    return run.id
  }

  func settle(_ run: AutomationRun) throws {
    let place = state.automations.runs.firstIndex { $0.id == run.id }
    if let place { state.automations.runs[place] = run }
  }

  func setGrant(_ grant: AutomationGrant?, of automation: String) throws {
    state.automations.grants[automation] = grant
  }

  func noteEngagement(byAutomation name: String, at now: Instant) throws {
    state.automations.engagements.append(.init(automation: name, at: now))
  }

  func add(_ proposal: PlanProposal, planFile: [UInt8]) throws -> PlanProposal.ID {
    var proposal = proposal
    proposal.id = PlanProposal.ID(Int64(state.automations.proposals.count + 1))
    state.automations.proposals.append(.init(proposal: proposal, planFile: planFile))
    return proposal.id
  }

  func settle(_ proposal: PlanProposal) throws {
    let place = state.automations.proposals.firstIndex { $0.proposal.id == proposal.id }
    if let place { state.automations.proposals[place].proposal = proposal }
  }

  func forgetAutomations(before moment: Instant, keeping occurrences: Int) throws {
    state.automations.events.removeAll { $0.at < moment }
    for name in Set(state.automations.occurrences.map(\.automation)) {
      let own = state.automations.occurrences.filter { $0.automation == name }
      let old = own.dropLast(occurrences).filter { $0.state != .waiting && $0.state != .running }
      let numbers = Set(old.map(\.id))
      state.automations.occurrences.removeAll { numbers.contains($0.id) }
      state.automations.runs.removeAll { numbers.contains($0.occurrence) }
    }
  }
}
