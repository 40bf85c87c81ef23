extension PlanDraft {
  /// The plan of everybody admitted so far.
  ///
  /// - Parameter load: when the team's mailboxes send already, from `Quota.reach` before the start on.
  /// - Throws: `PlanningError.horizon`, and then nothing is planned.
  package consuming func plan(load: [EmailAddress: MomentRuns]) throws(PlanningError) -> Plan {
    let horizon = request.now.adding(months: 6, in: team.zone)
    guard request.start <= horizon else {
      throw .startAfterHorizon(start: request.start, horizon: horizon, zone: team.zone)
    }
    if case .selected = request.senders {
      admitted.senders = assignment.draw(count: admitted.count, seed: request.seed)
    }
    let planner = Planner(
      steps: sequence.steps, mode: request.mode, zone: team.zone, horizon: horizon)
    var queues = SenderQueues(admitted.senders, team: team, load: load)
    var times = planner.place(queues.queues, start: request.start)
    let screened = excluded.count
    if queues.firstUnfinished(times, steps: sequence.steps.count) != nil {
      guard request.fit == .truncate else {
        throw .horizon(
          HorizonSearch(
            queues: queues, steps: sequence.steps, request: request, team: team, horizon: horizon
          ).overrun())
      }
      cutUnfinished(&queues, &times, planner: planner, load: load, horizon: horizon)
    }
    settleWaiting()
    if excluded.count > screened { excluded.sort { $0.id < $1.id } }
    return assemble(queues, times, horizon)
  }

  /// Cuts who does not fit; their places under caps are free for others, who may not fit either.
  private mutating func cutUnfinished(
    _ queues: inout SenderQueues, _ times: inout [Instant], planner: Planner,
    load: [EmailAddress: MomentRuns], horizon: Instant
  ) {
    var closed: Set<Int> = []
    var seed = request.seed
    while true {
      let dropped = queues.dropUnfinished(&times, planner: planner, request: request)
      excludeAdmitted(dropped, horizon)
      closed.formUnion(dropped.map { admitted.senders[$0] })
      seed &+= 1
      let more = admitWaiting(dropped, closed: closed, horizon: horizon, seed: seed)
      guard !more.isEmpty else { return }
      queues = SenderQueues(
        admitted.senders, planned: queues.rows.sorted() + more, team: team, load: load)
      times = planner.place(queues.queues, start: request.start)
    }
  }

  private consuming func assemble(_ queues: SenderQueues, _ times: [Instant], _ horizon: Instant)
    -> Plan
  {
    let order = queues.rows
    var senders: [PlannedSender] = []
    var first = 0
    for queue in queues.queues where queue.count > 0 {
      senders.append(
        PlannedSender(sender: queue.sender, enrollments: first..<first + queue.count))
      first += queue.count
    }
    var plan = Plan(
      request: request, team: team, sequence: sequence, horizon: horizon, provenance: provenance,
      senders: senders, contactIDs: order.map { admitted.ids[$0] },
      contacts: TextColumn(order, of: admitted.emails),
      previousOwners: order.map { admitted.previousOwners[$0] },
      ownerNames: admitted.owners.values, variables: [], values: [], times: times, edits: [:],
      excluded: excluded, digest: Digester().finish())
    plan.capValues = CapValues(
      keys: caps.keys, columns: admitted.capValues.map { TextColumn(order, of: $0) })
    if hasEdits {
      for enrollment in 0..<plan.count {
        if let edits = edits(of: plan.contact(enrollment)) { plan.edits[enrollment] = edits }
      }
    }
    plan.variables = variables(mentionedBy: plan.edits.values)
    plan.values = plan.variables.map { variable in
      let column = admitted.variables.firstIndex(of: variable)
      return column.map { TextColumn(order, of: admitted.values[$0]) } ?? TextColumn()
    }
    plan.digest = plan.computedDigest()
    return plan
  }
}
