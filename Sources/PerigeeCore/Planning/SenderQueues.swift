/// Admitted contacts, grouped by sender in the team's order and in order of arrival within.
struct SenderQueues {
  /// One for each sender of the team; empty ones included.
  private(set) var queues: [Planner.Queue]
  /// Rows of the admitted contacts, queue after queue.
  private(set) var rows: [Int]

  /// - Parameter planned: the admitted contacts that are planned, ascending; nil for all of them.
  init(
    _ senders: [Int], planned: [Int]? = nil, team: Team, load: [EmailAddress: MomentRuns]
  ) {
    let planned = planned ?? Array(senders.indices)
    var firsts = Array(repeating: 0, count: team.senders.count + 1)
    for row in planned { firsts[senders[row] + 1] += 1 }
    for index in firsts.indices.dropFirst() { firsts[index] += firsts[index - 1] }
    var next = firsts
    var rows = Array(repeating: 0, count: planned.count)
    for row in planned {
      rows[next[senders[row]]] = row
      next[senders[row]] += 1
    }
    self.rows = rows
    self.queues = team.senders.enumerated().map { index, sender in
      let range = firsts[index]..<firsts[index + 1]
      return Planner.Queue(
        sender: sender, count: range.count, ranks: rows[range].map(UInt32.init),
        load: load[sender.email] ?? MomentRuns())
    }
  }

  /// The first queue with an enrollment that has a step without a time.
  func firstUnfinished(_ times: [Instant], steps: Int) -> Int? {
    var end = 0
    for (index, queue) in queues.enumerated() where queue.count > 0 {
      for enrollment in end..<end + queue.count
      where times[(enrollment + 1) * steps - 1] == Planner.unplaced {
        return index
      }
      end += queue.count
    }
    return nil
  }

  /// Drops who does not fit, until all who are left do; what the dropped had taken is free for the
  /// others. Gives the dropped rows, and their times to nobody.
  mutating func dropUnfinished(
    _ times: inout [Instant], planner: Planner, request: PlanRequest
  ) -> [Int] {
    let steps = times.count / max(1, rows.count)
    var dropped: [Int] = []
    while !rows.isEmpty, firstUnfinished(times, steps: steps) != nil {
      var kept: [Int] = []
      var first = 0
      for index in queues.indices {
        let range = first..<first + queues[index].count
        let stays = range.filter { times[($0 + 1) * steps - 1] != Planner.unplaced }
        dropped += range.filter { times[($0 + 1) * steps - 1] == Planner.unplaced }.map { rows[$0] }
        queues[index].count = stays.count
        queues[index].ranks = stays.map { UInt32(rows[$0]) }
        kept += stays.map { rows[$0] }
        first = range.upperBound
      }
      rows = kept
      times = planner.place(queues, start: request.start)
    }
    return dropped
  }

  /// The same with other quotas.
  func changing(_ change: (inout Quota) -> Void) -> Self {
    var copy = self
    for index in copy.queues.indices { change(&copy.queues[index].sender.quota) }
    return copy
  }
}
