import PerigeeCore

extension Session {
  /// Gives a draft its moments, beside all that holds quota.
  ///
  /// A small plan ends long before the last of very many planned emails, and no email that goes out more than
  /// a window behind its last one has a say in it. So those of the near future are read alone at first.
  /// - Throws: `PlanningError`, `StoreError`.
  func placed(_ draft: PlanDraft, _ reader: any StoreReader) throws -> Plan {
    let from = draft.start - Quota.reach
    if let until = try nearEnd(of: draft, reader) {
      let load = try reader.load(from: from, until: until)
      // What is wrong with a plan is told by the one that knows everything.
      if let plan = try? draft.plan(load: load), plan.ends(before: until - Quota.reach) {
        return plan
      }
    }
    return try draft.plan(load: try reader.load(from: from))
  }

  /// Nil where a draft is not small beside what is planned.
  private func nearEnd(of draft: PlanDraft, _ reader: any StoreReader) throws -> Instant? {
    let planned = try reader.plannedParts(from: draft.start).reduce(0) { $0 + $1.emails }
    guard planned > 10_000, planned / 10 > draft.sendings else { return nil }
    return draft.start + Int64(14 + 2 * draft.delay) * Milliseconds.day
  }
}

extension Plan {
  /// Whether all its moments lie before `instant`; false where somebody did not fit before the horizon.
  fileprivate func ends(before instant: Instant) -> Bool {
    let isWhole = excluded.allSatisfy { contact in
      contact.reasons.allSatisfy { if case .horizon = $0 { false } else { true } }
    }
    return isWhole && times.allSatisfy { $0 < instant }
  }
}
