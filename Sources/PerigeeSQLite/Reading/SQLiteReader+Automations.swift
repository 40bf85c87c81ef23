import PerigeeCore

extension SQLiteReader {
  func automations() throws -> [AutomationRecord] {
    try connection.map("SELECT body FROM automation ORDER BY name") {
      try StoredBody.value(AutomationRecord.self, $0, 0, path: path)
    }
  }

  func automationEvents(
    _ kind: AutomationEvent.Kind, after: Int64, limit: Int
  ) throws -> [AutomationEvent] {
    try connection.map(
      """
      SELECT body, id FROM automation_event WHERE kind = ?1 AND id > ?2 ORDER BY id LIMIT ?3
      """, [.text(kind.rawValue), .integer(after), .integer(Int64(limit))], automationEvent)
  }

  func automationEvents(_ ids: [Int64]) throws -> [AutomationEvent] {
    try ids.sorted().compactMap { id in
      try connection.first(
        "SELECT body, id FROM automation_event WHERE id = ?", [.integer(id)], automationEvent)
    }
  }

  func newestAutomationEvent() throws -> Int64 {
    try connection.integer(
      "SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'automation_event'), 0)")
  }

  private func automationEvent(_ row: SQLStatement) throws -> AutomationEvent {
    var event = try StoredBody.value(AutomationEvent.self, row, 0, path: path)
    event.id = row.integer(1)
    return event
  }

  // MARK: Occurrences and runs

  func occurrences(
    of automation: String?, in state: Occurrence.State?, limit: Int
  ) throws -> [Occurrence] {
    try connection.map(
      """
      SELECT body, id FROM occurrence
      WHERE (?1 IS NULL OR automation = ?1) AND (?2 IS NULL OR state = ?2)
      ORDER BY id DESC LIMIT ?3
      """, [SQLValue(automation), SQLValue(state?.rawValue), .integer(Int64(limit))], occurrence)
  }

  func occurrence(_ id: Occurrence.ID) throws -> Occurrence? {
    try connection.first(
      "SELECT body, id FROM occurrence WHERE id = ?", [.integer(id.number)], occurrence)
  }

  private func occurrence(_ row: SQLStatement) throws -> Occurrence {
    var occurrence = try StoredBody.value(Occurrence.self, row, 0, path: path)
    occurrence.id = Occurrence.ID(row.integer(1))
    return occurrence
  }

  func runs(
    of automation: String?, in state: AutomationRun.State?, since: Instant?, limit: Int
  ) throws -> [AutomationRun] {
    try connection.map(
      """
      SELECT body, id FROM automation_run
      WHERE (?1 IS NULL OR automation = ?1) AND (?2 IS NULL OR state = ?2)
        AND (?3 IS NULL OR now >= ?3)
      ORDER BY id DESC LIMIT ?4
      """,
      [
        SQLValue(automation), SQLValue(state?.rawValue), SQLValue(since?.milliseconds),
        .integer(Int64(limit)),
      ], run)
  }

  func run(_ id: AutomationRun.ID) throws -> AutomationRun? {
    try connection.first(
      "SELECT body, id FROM automation_run WHERE id = ?", [.integer(id.number)], run)
  }

  private func run(_ row: SQLStatement) throws -> AutomationRun {
    var run = try StoredBody.value(AutomationRun.self, row, 0, path: path)
    run.id = AutomationRun.ID(row.integer(1))
    return run
  }

  // MARK: Grants and proposals

  func grant(of automation: String) throws -> AutomationGrant? {
    try connection.first(
      "SELECT body FROM automation_grant WHERE automation = ?", [.text(automation)]
    ) { try StoredBody.value(AutomationGrant.self, $0, 0, path: path) }
  }

  func engagements(byAutomation name: String, since: Instant) throws -> Int {
    Int(
      try connection.integer(
        "SELECT count(*) FROM automation_engagement WHERE automation = ? AND at >= ?",
        [.text(name), SQLValue(since)]))
  }

  func proposals(limit: Int) throws -> [PlanProposal] {
    try connection.map(
      "SELECT body, id FROM proposal ORDER BY id DESC LIMIT ?", [.integer(Int64(limit))], proposal)
  }

  func proposal(_ id: PlanProposal.ID) throws -> PlanProposal? {
    try connection.first(
      "SELECT body, id FROM proposal WHERE id = ?", [.integer(id.number)], proposal)
  }

  private func proposal(_ row: SQLStatement) throws -> PlanProposal {
    var proposal = try StoredBody.value(PlanProposal.self, row, 0, path: path)
    proposal.id = PlanProposal.ID(row.integer(1))
    return proposal
  }

  func planFile(of proposal: PlanProposal.ID) throws -> [UInt8] {
    try connection.first(
      "SELECT plan_file FROM proposal WHERE id = ?", [.integer(proposal.number)]
    ) { Array($0.bytes(0)) } ?? []
  }
}
