import PerigeeCore

extension Session {
  /// Gives a draft its moments, beside all that holds quota.
  ///
  /// A small plan ends long before the last of very many planned emails, and no email that goes out more than
  /// a window behind its last one has a say in it. So those of the near future are read alone at first.
  /// - Throws: `PlanningError`, `StoreError`.
  func placed(
    _ draft: PlanDraft, for request: PlanRequest, _ reader: any StoreReader
  ) throws -> Plan {
    let from = request.start - Quota.reach
    if let until = try nearEnd(of: draft, for: request, reader) {
      let load = try reader.load(from: from, until: until)
      // What is wrong with a plan is told by the one that knows everything.
      if let plan = try? draft.plan(load: load), plan.ends(before: until - Quota.reach) {
        return plan
      }
    }
    return try draft.plan(load: try reader.load(from: from))
  }

  /// Nil where a draft is not small beside what is planned, and where it may be cut: who is cut gives a place
  /// under a cap to somebody else, so that such a draft is placed once.
  private func nearEnd(
    of draft: PlanDraft, for request: PlanRequest, _ reader: any StoreReader
  ) throws -> Instant? {
    guard request.fit != .truncate else { return nil }
    let planned = try reader.plannedParts(from: request.start).reduce(0) { $0 + $1.emails }
    guard planned > 10_000, planned / 10 > draft.sendings else { return nil }
    return request.start + Int64(14 + 2 * draft.delay) * Milliseconds.day
  }
}

extension Plan {
  fileprivate func ends(before instant: Instant) -> Bool { times.allSatisfy { $0 < instant } }
}
