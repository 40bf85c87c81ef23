import PerigeeCore
import PerigeeSQL

extension SQLiteWriter {
  /// Counts a plan's enrollments and sendings, which are new: by columns, since a commit has millions
  /// of them.
  /// - Parameter body: what writes them.
  func counting(_ plan: Plan, of engagement: Int64, _ body: () throws -> Void) throws {
    try upkeep.unwatched(body)
    try bookkeeping {
      try upkeep.unwatched {
        var deltas = TallyDeltas()
        let days = try PlannedDayWriter(connection)
        for part in plan.senders {
          let sender = try addressID(creating: part.sender.email)
          let count = Int64(part.enrollments.count)
          deltas.add(
            count, state: Int32(EnrollmentState.added.code), sender: sender,
            engagement: engagement)
          for (index, step) in plan.sequence.steps.enumerated() {
            let isBehind = plan.sequence.isBehindTask(index)
            let key = TallyDeltas.SendingKey(
              engagement: engagement, sender: sender, step: Int64(index + 1),
              isEmail: step.isEmail ? 1 : 0,
              state: isBehind ? StoredSending.waitingCode : Sending.State.planned.code)
            deltas.add(count, key)
            if !isBehind { try write(plan, part.enrollments, step: index, key, days) }
          }
        }
        try deltas.write(connection)
      }
    }
  }

  private func write(
    _ plan: Plan, _ enrollments: Range<Int>, step: Int, _ key: TallyDeltas.SendingKey,
    _ days: PlannedDayWriter
  ) throws {
    let moments = enrollments.map { plan.time($0, step: step).milliseconds }.sorted()
    var start = 0
    while start < moments.count {
      let day = PlannedDay.day(of: moments[start])
      let next = (day + 1) * Milliseconds.day
      var end = start + 1
      while end < moments.count, moments[end] < next { end += 1 }
      try days.write(
        Array(moments[start..<end]),
        to: PlannedDay(
          sender: key.sender, day: day, engagement: key.engagement, step: key.step,
          isEmail: key.isEmail))
      start = end
    }
  }

  /// Counts an engagement whose open sendings are all cancelled and whose enrollments are all rolled
  /// back, from what is counted of it already.
  /// - Parameter body: what does that.
  func countingRollback(of engagement: Int64, _ body: () throws -> Void) throws {
    try settleTallies()
    try upkeep.unwatched(body)
    try bookkeeping {
      try upkeep.unwatched {
        let number = SQLValue.integer(engagement)
        try connection.run("DELETE FROM planned_day WHERE engagement = ?", [number])
        try connection.run(
          """
          INSERT INTO sending_tally
          SELECT engagement, sender, step, is_email, \(Sending.State.cancelled.code), sum(count)
          FROM sending_tally WHERE engagement = ? AND \(Predicate.isOpen())
          GROUP BY sender, step, is_email
          ON CONFLICT DO UPDATE SET count = count + excluded.count
          """, [number])
        try connection.run(
          "DELETE FROM sending_tally WHERE engagement = ? AND \(Predicate.isOpen())", [number])
        let rolledBack = EnrollmentState.rolledBack.code
        try connection.run(
          """
          INSERT INTO enrollment_tally
          SELECT engagement, sender, \(rolledBack), sum(count)
          FROM enrollment_tally WHERE engagement = ? AND state <> \(rolledBack) GROUP BY sender
          ON CONFLICT DO UPDATE SET count = count + excluded.count
          """, [number])
        try connection.run(
          "DELETE FROM enrollment_tally WHERE engagement = ? AND state <> \(rolledBack)", [number])
      }
    }
  }
}
