extension MemoryTransaction {
  func tasks(_ query: TaskQuery) throws -> [OpenTask] {
    let all = state.enrollments.map(\.enrollment).flatMap { enrollment in
      enrollment.sendings.compactMap { sending -> OpenTask? in
        guard !sending.isEmail, sending.state == .planned, let at = sending.at,
          query.sender ?? enrollment.sender == enrollment.sender,
          query.sequence ?? enrollment.sequence == enrollment.sequence
        else { return nil }
        return OpenTask(
          enrollment: enrollment.id, engagement: enrollment.engagement,
          contact: enrollment.contact, sequence: enrollment.sequence, step: sending.step,
          sender: enrollment.sender, at: at, values: enrollment.values,
          version: enrollment.version)
      }
    }
    let inOrder = all.sorted {
      ($0.at, $0.sender, $0.contact, $0.step) < ($1.at, $1.sender, $1.contact, $1.step)
    }
    return Array(inOrder.prefix(query.limit ?? .max))
  }

  func taskCount(_ query: TaskQuery) throws -> Int {
    try tasks(TaskQuery(sender: query.sender, sequence: query.sequence)).count
  }

  func taskOutcomes(of enrollment: Enrollment.ID) throws -> [TaskOutcome] {
    (stored(enrollment)?.tasks ?? [:]).values.sorted { $0.step < $1.step }
  }

  func settle(_ outcome: TaskOutcome) throws -> Bool {
    let place = Int(outcome.enrollment.number) - 1
    guard state.enrollments.indices.contains(place) else { return false }
    let row = state.enrollments[place].enrollment.sendings.firstIndex {
      $0.step == outcome.step && !$0.isEmail && $0.state == .planned
    }
    guard let row else { return false }
    state.enrollments[place].enrollment.sendings[row].state =
      outcome.isDone ? .sent : .cancelled
    state.enrollments[place].tasks[outcome.step] = outcome
    return true
  }
}
