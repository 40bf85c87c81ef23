import PerigeeCore
import PerigeeSQL

extension SQLiteWriter {
  func engage(
    _ plan: Plan, version: Int64, by user: EmailAddress, at now: Instant, written: (Int) -> Void
  ) throws -> EngageOutcome {
    if let standing = try standing(plan.digest) { return standing }
    guard version == self.version else {
      throw StoreError.worldChanged(planned: version, current: self.version)
    }
    return try changing {
      let first = 1 + (try connection.integer("SELECT ifnull(max(id), 0) FROM enrollment"))
      let engagement = try insertEngagement(plan, by: user, at: now, firstEnrollment: first)
      let before = try takeOver(plan)
      try counting(plan, of: engagement) {
        try insertEnrollments(plan, of: engagement, from: first, before: before)
        try insertCapValues(plan, from: first)
        try insertSendings(plan, from: first, written)
        try insertWaiting(plan, from: first, of: engagement, by: user, at: now)
      }
      try moveEdits(plan, from: first)
      return EngageOutcome(
        engagement: Engagement.ID(engagement), enrolled: plan.count, sendings: plan.times.count,
        isNew: true)
    }
  }

  /// "Twice the same digest is once."
  private func standing(_ digest: Digest) throws -> EngageOutcome? {
    try connection.first(
      """
      SELECT id, enrolled, sendings FROM engagement WHERE digest = ? AND rolled_back_at IS NULL
      """, [.text(digest.text)]
    ) {
      EngageOutcome(
        engagement: Engagement.ID($0.integer(0)), enrolled: Int($0.integer(1)),
        sendings: Int($0.integer(2)), isNew: false)
    }
  }

  private func insertEngagement(
    _ plan: Plan, by user: EmailAddress, at now: Instant, firstEnrollment: Int64
  ) throws -> Int64 {
    let id = 1 + (try connection.integer("SELECT ifnull(max(id), 0) FROM engagement"))
    try connection.run(
      """
      INSERT INTO engagement (id, digest, sequence, request, frozen_sequence, provenance,
        settings, variables, engaged_by, engaged_at, enrolled, sendings, first_enrollment)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(id), .text(plan.digest.text), .text(plan.sequence.name),
        .text(try StoredJSON.encode(plan.request)), .text(try StoredJSON.encode(plan.sequence)),
        .text(try StoredJSON.encode(plan.provenance)),
        .text(try StoredJSON.encode(PlanSettings(plan))),
        .text(try StoredJSON.encode(plan.variables)), SQLValue(user), SQLValue(now),
        .integer(Int64(plan.count)), .integer(Int64(plan.times.count)), .integer(firstEnrollment),
      ])
    return id
  }

  /// Owner (−1 for none) and status of each enrollment's contact.
  private typealias Ownership = (owners: [Int64], statuses: [Int64])

  /// Makes each contact's sender its owner and a `new` contact `added` (rule 17), in the order of
  /// contacts, in which their table lies on the disk.
  /// - Returns: what they were before.
  private func takeOver(_ plan: Plan) throws -> Ownership {
    let senders = try enrollmentSenders(plan)
    let order = plan.contactIDs.indices.sorted { plan.contactIDs[$0] < plan.contactIDs[$1] }
    let before = try ownership(plan, in: order)
    let update = try connection.prepare("UPDATE contact SET owner = ?2, status = ?3 WHERE id = ?1")
    for enrollment in order {
      let status = before.statuses[enrollment]
      let isNew = status == ContactStatus.new.code
      guard isNew || before.owners[enrollment] != senders[enrollment] else { continue }
      update.bind(1, plan.contactIDs[enrollment].number)
      update.bind(2, senders[enrollment])
      update.bind(3, isNew ? ContactStatus.added.code : status)
      try update.run()
    }
    return before
  }

  /// Contacts that lie together are read together: to find a row costs as much as to pass by a few.
  /// - Parameter order: of the enrollments, by the numbers of their contacts.
  private func ownership(_ plan: Plan, in order: [Int]) throws -> Ownership {
    var found = Ownership(
      owners: Array(repeating: -1, count: plan.count),
      statuses: Array(repeating: 0, count: plan.count))
    let select = try connection.prepare(
      "SELECT id, owner, status FROM contact WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
    let number = { place in plan.contactIDs[order[place]].number }
    var place = 0
    while place < order.count {
      var last = place
      while last + 1 < order.count, number(last + 1) - number(last) <= 8 { last += 1 }
      select.bind(1, number(place))
      select.bind(2, number(last))
      while place <= last, try select.step() {
        guard select.integer(0) == number(place) else { continue }
        if !select.isNull(1) { found.owners[order[place]] = select.integer(1) }
        found.statuses[order[place]] = select.integer(2)
        place += 1
      }
      select.reset()
      guard place > last else {
        throw UnknownName(kind: .contact, name: plan.contact(order[place]).text)
      }
    }
    return found
  }

  /// The number of each enrollment's sender.
  private func enrollmentSenders(_ plan: Plan) throws -> [Int64] {
    var senders = [Int64](repeating: 0, count: plan.count)
    for part in plan.senders {
      let id = try addressID(creating: part.sender.email)
      for enrollment in part.enrollments { senders[enrollment] = id }
    }
    return senders
  }

  private func insertEnrollments(
    _ plan: Plan, of engagement: Int64, from first: Int64,
    before: Ownership
  ) throws {
    let senders = try enrollmentSenders(plan)
    let insert = try connection.prepare(
      """
      INSERT INTO enrollment (id, engagement, contact, sender, state, previous_owner, previous_status,
        frozen_values)
      VALUES (?1, ?2, ?3, ?4, \(EnrollmentState.added.code), ?5, ?6, ?7)
      """)
    insert.bind(2, engagement)
    var values = TextArrayWriter()
    try TextColumn.withPinned(plan.values) { (columns) throws in
      for enrollment in 0..<plan.count {
        insert.bind(1, first + Int64(enrollment))
        insert.bind(3, plan.contactIDs[enrollment].number)
        insert.bind(4, senders[enrollment])
        let owner = before.owners[enrollment]
        if owner < 0 { insert.bindNull(5) } else { insert.bind(5, owner) }
        insert.bind(6, before.statuses[enrollment])
        values.begin()
        for column in columns { values.append(column[enrollment]) }
        values.end()
        do {
          try values.bytes.withUnsafeBufferPointer {
            insert.bind(7, bytes: $0)
            try insert.run()
          }
        } catch {
          throw try alreadyEngaged(plan, enrollment) ?? error
        }
      }
    }
  }

  /// What stands behind an enrollment that the unique index refused.
  private func alreadyEngaged(_ plan: Plan, _ enrollment: Int) throws -> (any Error)? {
    try liveSequence(of: plan.contactIDs[enrollment]).map {
      StoreError.alreadyEngaged(contact: plan.contactIDs[enrollment], sequence: $0)
    }
  }

  private func liveSequence(of contact: Contact.ID) throws -> String? {
    try connection.first(
      """
      SELECT g.sequence FROM enrollment e JOIN engagement g ON g.id = e.engagement
      WHERE e.contact = ? AND \(Predicate.isLive("e.state"))
      """, [.integer(contact.number)]
    ) { $0.text(0) }
  }

  /// Many enrollments a statement: starting one costs as much as inserting a row.
  private func insertSendings(
    _ plan: Plan, from first: Int64, _ written: (Int) -> Void
  ) throws {
    let senders = try enrollmentSenders(plan)
    let areEmails: [Int64] = plan.sequence.steps.map { $0.isEmail ? 1 : 0 }
    let group = max(1, Self.rowsOfSendings / max(1, plan.steps))
    let areBehindTasks = plan.sequence.steps.indices.map(plan.sequence.isBehindTask)
    let many = try sendingInsertion(enrollments: group, areBehindTasks)
    let one = try sendingInsertion(enrollments: 1, areBehindTasks)
    var enrollment = 0
    while enrollment < plan.count {
      let size = enrollment + group <= plan.count ? group : 1
      let insert = size == group ? many : one
      var parameter: Int32 = 1
      for row in enrollment..<enrollment + size {
        for step in areEmails.indices {
          insert.bind(parameter, first + Int64(row))
          insert.bind(parameter + 1, Int64(step + 1))
          insert.bind(parameter + 2, senders[row])
          insert.bind(
            parameter + 3,
            areBehindTasks[step]
              ? StoredSending.noMoment : plan.time(row, step: step).milliseconds)
          insert.bind(parameter + 4, areEmails[step])
          parameter += 5
        }
      }
      try insert.run()
      enrollment += size
      written(enrollment * plan.steps)
    }
  }

  /// Sendings that one statement inserts, about.
  private static let rowsOfSendings = 48

  /// - Parameter areBehindTasks: for each step whether it waits for a task.
  private func sendingInsertion(
    enrollments: Int, _ areBehindTasks: [Bool]
  ) throws -> SQLStatement {
    let rows = areBehindTasks.map { isBehind in
      "(?, ?, ?, ?, \(isBehind ? StoredSending.waitingCode : Sending.State.planned.code), ?)"
    }
    return try connection.prepare(
      "INSERT INTO sending (enrollment, step, sender, at, state, is_email) VALUES "
        + repeatElement(rows, count: enrollments).joined().joined(separator: ", "))
  }

  /// Where the plan has the steps that wait for a task; it knew no later plans, and they know nothing of it.
  private func insertWaiting(
    _ plan: Plan, from first: Int64, of engagement: Int64, by user: EmailAddress, at now: Instant
  ) throws {
    let steps = plan.sequence.steps.indices.filter(plan.sequence.isBehindTask)
    guard !steps.isEmpty else { return }
    let senders = try enrollmentSenders(plan)
    let insert = try connection.prepare(
      """
      INSERT INTO sending_move
        (enrollment, step, sender, old_at, new_at, cause, at, user, newest_engagement)
      VALUES (?1, ?2, ?3, ?4, NULL, \(SendingMove.Cause.behindTask.code), ?5, ?6, ?7)
      """, [.null, .null, .null, .null, SQLValue(now), SQLValue(user), .integer(engagement)])
    for row in 0..<plan.count {
      for step in steps {
        insert.bind(1, first + Int64(row))
        insert.bind(2, Int64(step + 1))
        insert.bind(3, senders[row])
        insert.bind(4, plan.time(row, step: step).milliseconds)
        try insert.run()
      }
    }
  }

  private func moveEdits(_ plan: Plan, from first: Int64) throws {
    for (enrollment, edits) in plan.edits.sorted(by: { $0.key < $1.key }) {
      for edit in edits {
        try connection.run(
          "INSERT INTO enrollment_edit VALUES (?, ?, ?, ?, ?)",
          [
            .integer(first + Int64(enrollment)), .integer(Int64(edit.step)),
            SQLValue(edit.subject), SQLValue(edit.text), SQLValue(edit.html),
          ])
        try connection.run(
          "DELETE FROM step_edit WHERE contact = ? AND sequence = ? AND step = ?",
          [
            .integer(plan.contactIDs[enrollment].number), .text(plan.sequence.name),
            .integer(Int64(edit.step)),
          ])
      }
    }
  }
}
