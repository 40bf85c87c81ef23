import PerigeeCore

extension SQLiteWriter {
  func act(as origin: AutomationEvent.Origin?) { self.origin = origin }

  func tell(_ event: AutomationEvent) throws {
    if try notifiedNow().contains(event.kind) { try notify(event) }
    guard try awaitedKinds().contains(event.kind) else { return }
    var event = event
    event.origin = origin
    try keep(
      "INSERT INTO automation_event (kind, at, body) VALUES (?, ?, ?)",
      [.text(event.kind.rawValue), SQLValue(event.at), StoredBody.text(event)])
  }

  /// Asked once: thousands of replies may come in one transaction.
  private func awaitedKinds() throws -> Set<AutomationEvent.Kind> {
    if let awaited { return awaited }
    let kinds = try connection.map(
      "SELECT DISTINCT event FROM automation WHERE event IS NOT NULL"
    ) { AutomationEvent.Kind(rawValue: $0.text(0)) }
    let found = Set(kinds.compactMap(\.self))
    awaited = found
    return found
  }

  /// Runs one statement as bookkeeping.
  func keep(_ sql: String, _ values: [SQLValue]) throws {
    try changing { try bookkeeping { try connection.run(sql, values) } }
  }

  /// The number of the row that was just added.
  func newest(of table: String) throws -> Int64 {
    try connection.integer("SELECT max(id) FROM \(table)")
  }

  func save(_ record: AutomationRecord) throws {
    awaited = nil
    try keep(
      """
      INSERT INTO automation (name, event, body) VALUES (?1, ?2, ?3)
      ON CONFLICT (name) DO UPDATE SET event = ?2, body = ?3
      """, [.text(record.name), SQLValue(record.kind?.rawValue), StoredBody.text(record)])
  }

  // MARK: Occurrences and runs

  func add(_ occurrence: Occurrence) throws -> Occurrence.ID? {
    try keep(
      """
      INSERT INTO occurrence (automation, key, state, body) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """,
      [
        .text(occurrence.automation), .text(occurrence.key), .text(occurrence.state.rawValue),
        StoredBody.text(occurrence),
      ])
    guard connection.changes > 0 else { return nil }
    return Occurrence.ID(try newest(of: "occurrence"))
  }

  func settle(_ occurrence: Occurrence) throws {
    try keep(
      "UPDATE occurrence SET state = ?2, body = ?3 WHERE id = ?1",
      [
        .integer(occurrence.id.number), .text(occurrence.state.rawValue),
        StoredBody.text(occurrence),
      ])
  }

  func add(_ run: AutomationRun) throws -> AutomationRun.ID {
    try keep(
      """
      INSERT INTO automation_run (occurrence, automation, state, now, body)
      VALUES (?, ?, ?, ?, ?)
      """,
      [
        .integer(run.occurrence.number), .text(run.automation), .text(run.state.rawValue),
        SQLValue(run.now), StoredBody.text(run),
      ])
    return AutomationRun.ID(try newest(of: "automation_run"))
  }

  func settle(_ run: AutomationRun) throws {
    try keep(
      "UPDATE automation_run SET state = ?2, body = ?3 WHERE id = ?1",
      [.integer(run.id.number), .text(run.state.rawValue), StoredBody.text(run)])
  }

  // MARK: Grants and proposals

  func setGrant(_ grant: AutomationGrant?, of automation: String) throws {
    try keep("DELETE FROM automation_grant WHERE automation = ?", [.text(automation)])
    guard let grant else { return }
    try keep(
      "INSERT INTO automation_grant (automation, body) VALUES (?, ?)",
      [.text(automation), StoredBody.text(grant)])
  }

  func noteEngagement(byAutomation name: String, at now: Instant) throws {
    try keep(
      "INSERT INTO automation_engagement (automation, at) VALUES (?, ?)",
      [.text(name), SQLValue(now)])
  }

  func add(_ proposal: PlanProposal, planFile: [UInt8]) throws -> PlanProposal.ID {
    try keep(
      "INSERT INTO proposal (state, body, plan_file) VALUES (?, ?, ?)",
      [
        .text(proposal.state.rawValue), StoredBody.text(proposal),
        .text(String(decoding: planFile, as: UTF8.self)),
      ])
    return PlanProposal.ID(try newest(of: "proposal"))
  }

  func settle(_ proposal: PlanProposal) throws {
    try keep(
      "UPDATE proposal SET state = ?2, body = ?3 WHERE id = ?1",
      [
        .integer(proposal.id.number), .text(proposal.state.rawValue), StoredBody.text(proposal),
      ])
  }

  func forgetAutomations(before moment: Instant, keeping occurrences: Int) throws {
    try keep("DELETE FROM automation_event WHERE at < ?", [SQLValue(moment)])
    let old = """
      SELECT id FROM (SELECT id, state, row_number() OVER (
        PARTITION BY automation ORDER BY id DESC) AS place FROM occurrence)
      WHERE place > ?1 AND state NOT IN ('waiting', 'running')
      """
    let kept: [SQLValue] = [.integer(Int64(occurrences))]
    try keep("DELETE FROM automation_run WHERE occurrence IN (\(old))", kept)
    try keep("DELETE FROM occurrence WHERE id IN (\(old))", kept)
  }
}
